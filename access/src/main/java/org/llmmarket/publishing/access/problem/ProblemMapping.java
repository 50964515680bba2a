package org.llmmarket.publishing.access.problem;

import java.net.SocketTimeoutException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.llmmarket.publishing.access.body.MalformedBody;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.store.DatabaseFaults;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says which problem an exception is; what it does not know is our own fault. */
public final class ProblemMapping {

    private static final int SECONDS_AWAY = 2;

    private ProblemMapping() {}

    /** The problem to answer with, or none when the exception is a fault of the service. */
    public static Optional<Problem> of(Throwable thrown) {
        return causes(thrown)
                .flatMap(each -> one(each).stream())
                .findFirst()
                .or(() -> thrown instanceof HttpMessageNotReadableException
                        ? Optional.of(Problem.of(400, "MALFORMED_BODY", "The body is missing or cannot be read."))
                        : Optional.empty());
    }

    /** Which fault of the service it is that {@link #of} has no other problem for. */
    public static Problem fault(Throwable thrown) {
        return causes(thrown).anyMatch(SerializationException.class::isInstance)
                ? Problem.of(
                        500,
                        "HISTORY_UNREADABLE",
                        "This release cannot read an event in the history of this, and decides nothing without it;"
                                + " nothing was changed. Its log names the event under this requestId: start a release"
                                + " that reads it.")
                : fault();
    }

    /** A fault of the service: the log knows more, under the request's id. */
    public static Problem fault() {
        return Problem.of(
                500,
                "INTERNAL_ERROR",
                "The service failed. Its log says why under this requestId; report it with that.");
    }

    /** This one first; a cycle ends where it closes. */
    static Stream<Throwable> causes(Throwable thrown) {
        Set<Throwable> causes = new LinkedHashSet<>();
        for (Throwable each = thrown; each != null && causes.add(each); ) {
            each = each.getCause();
        }
        return causes.stream();
    }

    private static Optional<Problem> one(Throwable thrown) {
        if (thrown instanceof ProblemException exception) {
            return Optional.of(exception.problem());
        }
        if (thrown instanceof Rejection rejection) {
            return Optional.of(Problem.of(rejection));
        }
        if (thrown instanceof MalformedBody malformed) {
            return Optional.of(Problem.of(400, "MALFORMED_BODY", malformed.getMessage()));
        }
        if (thrown instanceof AggregateNotFoundException) {
            return Optional.of(
                    Problem.of(404, Reason.NOT_FOUND.name(), "There is no such thing, or you may not see it."));
        }
        if (thrown instanceof ConcurrencyException || thrown instanceof ConcurrencyFailureException) {
            return Optional.of(Problem.of(
                    409,
                    Reason.CONCURRENT_CHANGE.name(),
                    "Somebody changed the same at the same time. Send it again."));
        }
        if (thrown instanceof SocketTimeoutException) {
            return Optional.of(Problem.of(408, "REQUEST_TIMEOUT", "The body did not arrive in time.")
                    .header("Connection", "close"));
        }
        if (DatabaseFaults.isAway(thrown)) {
            return Optional.of(
                    unavailable("The database does not answer. Try again in a moment; a write may have been done,"
                            + " and is not done twice under the same Idempotency-Key."));
        }
        return WebExceptions.problem(thrown);
    }

    /** What is needed is away for a while. */
    public static Problem unavailable(String detail) {
        return Problem.of(503, "SERVICE_UNAVAILABLE", detail).header("Retry-After", Integer.toString(SECONDS_AWAY));
    }
}
