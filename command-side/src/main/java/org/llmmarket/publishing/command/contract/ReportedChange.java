package org.llmmarket.publishing.command.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;

/** A change as answers and stored reports tell it. */
public record ReportedChange(
        String code,
        Bump bump,
        String location,
        @Nullable String baseLocation,
        @Nullable String revisionLocation,
        String message) {

    public static List<ReportedChange> of(List<Change> changes) {
        return changes.stream()
                .map(change -> new ReportedChange(
                        change.code(),
                        change.bump(),
                        change.location(),
                        change.baseLocation(),
                        change.revisionLocation(),
                        change.message()))
                .toList();
    }
}
