package org.llmmarket.publishing.command.batch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.command.batch.SingleCommands.Answer;
import org.llmmarket.publishing.command.policy.Verdicts;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Up to a hundred commands in one request, answered one a line, in their order and as soon as they are done. */
@RestController
class BatchEndpoint {

    private static final byte[] END_OF_LINE = {'\n'};

    private final Bodies bodies;
    private final SingleCommands single;
    private final AtomicBatch atomic;
    private final JsonMapper json = JsonMapper.shared();

    BatchEndpoint(Bodies bodies, SingleCommands single, AtomicBatch atomic) {
        this.bodies = bodies;
        this.single = single;
        this.atomic = atomic;
    }

    @MayCall(
            value = {Role.PROVIDER, Role.REVIEWER},
            scope = Scope.SERVICES_WRITE)
    @PostMapping(path = "/services/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    void perform(
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        JsonNode batch = bodies.read(body, "batch");
        List<BatchedCommand> commands = commands(batch.path("commands"));
        boolean isAtomic = batch.path("mode").asString("").equals("atomic");
        List<Answer> done = isAtomic ? atomic.perform(commands, request, response) : List.of();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        Verdicts verdicts = new Verdicts();
        for (int index = 0; index < commands.size(); index++) {
            Answer answer =
                    isAtomic ? done.get(index) : single.perform(commands.get(index), request, response, verdicts);
            write(index, answer, response);
        }
    }

    private static List<BatchedCommand> commands(JsonNode given) {
        List<Finding> faults = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            faults.addAll(BatchedCommand.faults(given.get(index), index));
        }
        if (!faults.isEmpty()) {
            throw new Rejection(
                    Reason.VALIDATION_FAILED, "Some commands do not say where they go.", Findings.errors(faults));
        }
        return given.valueStream().map(BatchedCommand::of).toList();
    }

    private void write(int index, Answer answer, HttpServletResponse response) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("index", index);
        line.put("status", answer.status());
        line.put("body", answer.body());
        response.getOutputStream().write(json.writeValueAsBytes(line));
        response.getOutputStream().write(END_OF_LINE);
        response.flushBuffer();
    }
}
