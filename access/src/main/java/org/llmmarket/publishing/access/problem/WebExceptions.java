package org.llmmarket.publishing.access.problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.llmmarket.publishing.access.body.Printable;
import org.llmmarket.publishing.api.actor.Wire;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The exceptions of the web framework as problems. */
final class WebExceptions {

    private WebExceptions() {}

    static Optional<Problem> problem(Throwable thrown) {
        if (thrown instanceof NoResourceFoundException || thrown instanceof NoHandlerFoundException) {
            return Optional.of(ofStatus(404, "There is nothing at this address."));
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException method) {
            return Optional.of(ofStatus(405, "This address does not know " + Printable.line(method.getMethod()) + ".")
                    .header(HttpHeaders.ALLOW, allowed(method)));
        }
        if (thrown instanceof HttpMediaTypeNotSupportedException type) {
            return Optional.of(ofStatus(415, "The body must be one of: " + type.getSupportedMediaTypes() + "."));
        }
        if (thrown instanceof HttpMediaTypeNotAcceptableException type) {
            return Optional.of(ofStatus(406, "The answer can be one of: " + type.getSupportedMediaTypes() + "."));
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Optional.of(invalid(missing.getParameterName(), "Is required, but is missing.", "REQUIRED"));
        }
        if (thrown instanceof MissingRequestValueException missing) {
            return Optional.of(ofStatus(400, missing.getBody().getDetail()));
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(mismatch(mismatch));
        }
        if (thrown instanceof InvalidParameterException) {
            return Optional.of(ofStatus(400, "The query is not encoded as it must be (percent-encoded UTF-8)."));
        }
        if (thrown instanceof AsyncRequestTimeoutException) {
            return Optional.of(ProblemMapping.unavailable("The answer took too long. Try again in a moment."));
        }
        return thrown instanceof ErrorResponse response
                        && response.getStatusCode().is4xxClientError()
                ? Optional.of(ofStatus(
                        response.getStatusCode().value(), response.getBody().getDetail()))
                : Optional.empty();
    }

    static Problem ofStatus(int status, @org.jspecify.annotations.Nullable String detail) {
        HttpStatus known = HttpStatus.resolve(status);
        String code = known == null ? "HTTP_" + status : known.name();
        return Problem.of(status, code, detail != null ? detail : known == null ? code : known.getReasonPhrase() + ".");
    }

    private static String allowed(HttpRequestMethodNotSupportedException thrown) {
        String[] methods = thrown.getSupportedMethods();
        return methods == null ? "" : String.join(", ", methods);
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException thrown) {
        Class<?> wanted = thrown.getRequiredType();
        String name = thrown.getName();
        if (wanted != null && wanted.isEnum()) {
            String values = Arrays.stream(wanted.getEnumConstants())
                    .map(value -> Wire.format((Enum<?>) value))
                    .collect(Collectors.joining(", "));
            return invalid(name, "Must be one of " + values + ".", "INVALID_ENUM");
        }
        return wanted != null && (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted))
                ? invalid(name, "Must be a value of type " + wanted.getSimpleName() + ".", "INVALID_TYPE")
                : invalid(name, "Is not written as it must be.", "INVALID_FORMAT");
    }

    private static Problem invalid(String field, String message, String code) {
        return Problem.of(422, Reason.VALIDATION_FAILED.name(), field + ": " + message)
                .with(Findings.error(field, message, code));
    }
}
