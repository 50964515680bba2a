package org.llmmarket.publishing.command.batch;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problems;
import org.llmmarket.publishing.access.trail.RefusedRequests;
import org.llmmarket.publishing.command.policy.Verdicts;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does one command of a batch by the endpoint that does it alone: with its rights, its findings and its statuses. */
@Component
class SingleCommands {

    private static final int FIRST_REFUSAL = 400;

    private final DispatcherServlet endpoints;
    private final JsonMapper json = JsonMapper.shared();

    SingleCommands(DispatcherServlet endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * What was answered.
     *
     * @param body null where there was none
     * @param passing whether it was refused for a reason that may be gone when it is sent again, whatever the status
     */
    record Answer(int status, @Nullable JsonNode body, boolean passing) {

        boolean isRefusal() {
            return status >= FIRST_REFUSAL;
        }
    }

    /** @param isTold whether the audit trail has heard that it is refused */
    Answer perform(
            BatchedCommand command,
            boolean isTold,
            HttpServletRequest request,
            HttpServletResponse response,
            Verdicts verdicts) {
        PartRequest part = new PartRequest(request, command);
        part.setAttribute(RefusedRequests.TOLD, isTold ? true : null);
        part.setAttribute(Verdicts.ATTRIBUTE, verdicts);
        PartResponse answer = new PartResponse(response);
        try {
            endpoints.service(part, answer);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException("no endpoint took " + command.kind(), e);
        }
        String body = answer.body();
        return new Answer(answer.getStatus(), body.isEmpty() ? null : json.readTree(body), Problems.isPassing(part));
    }
}
