package org.llmmarket.publishing.command.batch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Up to a hundred commands in one request, answered one a line, in their order and as soon as they are done. */
@RestController
class BatchEndpoint {

    private final Bodies bodies;
    private final SingleCommands single;
    private final AtomicBatch atomic;
    private final KeyedWrites writes;
    private final JsonMapper json = JsonMapper.shared();

    BatchEndpoint(Bodies bodies, SingleCommands single, AtomicBatch atomic, KeyedWrites writes) {
        this.bodies = bodies;
        this.single = single;
        this.atomic = atomic;
        this.writes = writes;
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
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        if (batch.path("mode").asString("").equals("atomic")) {
            response.getOutputStream().write(atomically(commands, request, response));
            return;
        }
        Verdicts verdicts = new Verdicts();
        for (int index = 0; index < commands.size(); index++) {
            response.getOutputStream()
                    .write(line(index, alone(index, commands.get(index), request, response, verdicts)));
            response.flushBuffer();
        }
    }

    private byte[] atomically(List<BatchedCommand> commands, HttpServletRequest request, HttpServletResponse response) {
        List<Answer> done = new ArrayList<>();
        ResponseEntity<byte[]> told =
                writes.write(() -> atomic.perform(commands, request, response, done), () -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .body(lines(done)));
        done.forEach(this::tell);
        byte[] body = told.getBody();
        return body == null ? new byte[0] : body;
    }

    /** Under a key of its own, so that a batch that is sent again does not do it again. */
    private Answer alone(
            int index,
            BatchedCommand command,
            HttpServletRequest request,
            HttpServletResponse response,
            Verdicts verdicts) {
        ResponseEntity<byte[]> told = writes.part(index, () -> {
            Answer answer = single.perform(command, false, request, response, verdicts);
            tell(answer);
            return ResponseEntity.status(answer.status()).body(answer.body());
        });
        byte[] body = told.getBody();
        return new Answer(
                told.getStatusCode().value(), body == null || body.length == 0 ? null : json.readTree(body), false);
    }

    /** A batch of which something passes is done again when it is sent again, but for what is done. */
    private void tell(Answer answer) {
        writes.answered(answer.status(), answer.passing());
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

    private byte[] lines(List<Answer> answers) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int index = 0; index < answers.size(); index++) {
            lines.writeBytes(line(index, answers.get(index)));
        }
        return lines.toByteArray();
    }

    private byte[] line(int index, Answer answer) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("index", index);
        line.put("status", answer.status());
        line.put("body", answer.body());
        return (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
