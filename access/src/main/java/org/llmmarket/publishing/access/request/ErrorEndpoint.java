package org.llmmarket.publishing.access.request;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.problem.ProblemMapping;
import org.llmmarket.publishing.access.problem.Problems;
import org.llmmarket.publishing.access.web.AtRoot;
import org.llmmarket.publishing.access.web.MayCall;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells as problems what a filter or the framework has refused by a bare status. */
@AtRoot
@RestController
class ErrorEndpoint implements ErrorController {

    @MayCall(everybody = true)
    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Problems.answer(status instanceof Integer known ? problem(known) : problem(404), request);
    }

    private static Problem problem(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        if (known == null || known.is5xxServerError()) {
            return ProblemMapping.fault();
        }
        return status == 404
                ? Problem.of(404, "NOT_FOUND", "There is nothing at this address.")
                : Problem.of(status, known.name(), "The request was refused: " + known.getReasonPhrase() + ".");
    }
}
