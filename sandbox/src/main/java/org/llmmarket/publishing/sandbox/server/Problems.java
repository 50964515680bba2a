package org.llmmarket.publishing.sandbox.server;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.idempotency.KeyReused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Answers every refusal as a problem detail. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail keyReused(KeyReused fault) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, fault.getMessage());
    }

    /** A wrong method is the caller's mistake: told to the caller, not to the log. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException fault,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(fault, null, headers, status, request);
    }

    /** JSON that cannot be read is a bad request; JSON of another shape than asked for cannot be processed. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean shape = fault.getCause() instanceof DatabindException;
        HttpStatus answered = shape ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.BAD_REQUEST;
        String detail = fault.getCause() instanceof JacksonException json
                ? json.getOriginalMessage()
                : "The body cannot be read.";
        return handleExceptionInternal(
                fault, ProblemDetail.forStatusAndDetail(answered, detail), headers, answered, request);
    }

    /** The last resort: a fault of the sandbox itself, which must show in its log. */
    @ExceptionHandler
    ProblemDetail unexpected(Exception fault) {
        LOG.error("The sandbox failed to answer", fault);
        return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "The sandbox failed to answer.");
    }
}
