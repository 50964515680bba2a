package org.llmmarket.publishing.access.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever an endpoint throws into problem details. */
@RestControllerAdvice
public class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Throwable.class)
    @Nullable
    ResponseEntity<byte[]> answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
        if (ProblemMapping.causes(thrown).anyMatch(ProblemAdvice::isGone)) {
            LOG.debug("The client of {} went away", request.getRequestURI(), thrown);
            return null;
        }
        if (response.isCommitted()) {
            LOG.error(
                    "{} {} failed while it was answered, requestId {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    RequestId.of(request),
                    thrown);
            ServerErrors.breakOff(request);
            return null;
        }
        return Problems.answer(problem(thrown, request), request);
    }

    /** The problem to answer with; a fault of the service goes to the log. */
    public static Problem problem(Throwable thrown, HttpServletRequest request) {
        return ProblemMapping.of(thrown).orElseGet(() -> {
            LOG.error(
                    "{} {} failed, requestId {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    RequestId.of(request),
                    thrown);
            return ProblemMapping.fault(thrown);
        });
    }

    /** A client that went away, or one whose body cannot be read: the server has answered that by itself. */
    private static boolean isGone(Throwable thrown) {
        return thrown instanceof AsyncRequestNotUsableException || thrown instanceof BadRequestException;
    }
}
