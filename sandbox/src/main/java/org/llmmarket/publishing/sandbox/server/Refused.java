package org.llmmarket.publishing.sandbox.server;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal that the caller gets as a problem detail. */
public class Refused extends ErrorResponseException {

    private Refused(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /** 404 with the reason. */
    public static Refused notFound(String detail) {
        return new Refused(HttpStatus.NOT_FOUND, detail);
    }

    /** 422 with the reason. */
    public static Refused unprocessable(String detail) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    /** 422 with what is wrong, field by field. */
    public static Refused invalid(List<FieldFault> errors) {
        var refused = unprocessable("The request has faults in %d of its fields.".formatted(errors.size()));
        refused.getBody().setProperty("errors", errors);
        return refused;
    }

    /** What is wrong with one field. */
    public record FieldFault(String field, String message) {}
}
