package org.llmmarket.publishing.contract.comparison.message;

import static org.llmmarket.publishing.contract.comparison.message.Statuses.DEFAULT;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.comparison.path.OperationIndex;

/** Compares the responses of an operation: by status, and by the range that stands for a status. */
public final class ResponsesComparison {

    private final Differences differences;
    private final Exchange exchange;
    private final ResponseComparison responses;

    public ResponsesComparison(
            Differences differences, Exchange exchange, OperationIndex before, OperationIndex after) {
        this.differences = differences;
        this.exchange = exchange;
        this.responses = new ResponseComparison(differences, exchange, before, after);
    }

    public void compare(Pair written) {
        Statuses before = new Statuses(written.base());
        Statuses after = new Statuses(written.revision());
        Set<String> met = new HashSet<>();
        for (String status : before.keys()) {
            differences.spend(1);
            if (after.has(status)) {
                met.add(status);
                responses.compare(new Pair(before.get(status), after.get(status)));
            } else {
                met.addAll(successors(status, before, after, written));
            }
        }
        for (String status : after.keys()) {
            if (!met.contains(status)) {
                added(status, before, after, written);
            }
        }
        new Texts(differences).extensions(written, "the responses");
    }

    /** What a status that is no longer written has become: part of a range, one of its range, or nothing. */
    private List<String> successors(String status, Statuses before, Statuses after, Pair written) {
        Optional<String> range = after.rangeOf(status);
        List<String> successors = range.map(List::of).orElseGet(() -> after.within(status));
        if (successors.isEmpty()) {
            removed(status, before, after, written);
            return successors;
        }
        Pair at = new Pair(before.get(status), after.get(successors.get(0)));
        if (before.isSuccess(status) && exchange.isCall()) {
            differences.add(
                    range.isPresent() ? ChangeKind.SUCCESS_STATUS_WIDENED : ChangeKind.SUCCESS_STATUS_NARROWED,
                    at,
                    "the status " + status + " has become " + successors.get(0));
        }
        successors.forEach(successor -> responses.compare(new Pair(before.get(status), after.get(successor))));
        return range.filter(before::has).isPresent() ? List.of() : successors;
    }

    private void removed(String status, Statuses before, Statuses after, Pair written) {
        Place base = before.get(status);
        Pair at = new Pair(base, written.revision().member(status));
        if (exchange.isCall()) {
            differences.add(removal(status, before, after), at, "the response " + Wording.quoted(status) + " is gone");
            if (Statuses.isError(status)) {
                after.byDefault(false).ifPresent(other -> responses.compareCommon(new Pair(base, after.get(other))));
            }
        } else if (!after.has(DEFAULT)) {
            differences.add(
                    ChangeKind.ANSWER_STATUS_REMOVED,
                    at,
                    "the answer " + Wording.quoted(status) + " is no longer taken");
        }
    }

    private static ChangeKind removal(String status, Statuses before, Statuses after) {
        if (status.equals(DEFAULT)) {
            boolean stoodForSuccess = !before.hasSuccess() && !after.hasSuccess() && before.tellsOfContent(DEFAULT);
            return stoodForSuccess ? ChangeKind.ONLY_RESPONSE_REMOVED : ChangeKind.DEFAULT_RESPONSE_REMOVED;
        }
        return before.isSuccess(status) ? ChangeKind.SUCCESS_STATUS_REMOVED : ChangeKind.ERROR_STATUS_REMOVED;
    }

    private void added(String status, Statuses before, Statuses after, Pair written) {
        Place revision = after.get(status);
        Pair at = new Pair(written.base().member(status), revision);
        differences.add(addition(status, after), at, "the response " + Wording.quoted(status) + " is new");
        boolean success = after.isSuccess(status);
        Optional<Pair> covered = before.rangeOf(status)
                .or(() -> before.byDefault(success))
                .map(range -> new Pair(before.get(range), revision));
        if (success && !Statuses.isBodiless(status)) {
            covered.ifPresent(responses::compareFound);
        } else if (Statuses.isError(status)) {
            covered.ifPresent(responses::compareCommon);
        }
    }

    private ChangeKind addition(String status, Statuses after) {
        if (!exchange.isCall()) {
            return ChangeKind.ANSWER_STATUS_ADDED;
        }
        if (status.equals(DEFAULT)) {
            return ChangeKind.DEFAULT_RESPONSE_ADDED;
        }
        return after.isSuccess(status) ? ChangeKind.SUCCESS_STATUS_ADDED : ChangeKind.ERROR_STATUS_ADDED;
    }
}
