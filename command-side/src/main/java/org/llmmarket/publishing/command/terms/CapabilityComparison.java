package org.llmmarket.publishing.command.terms;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;

/** Compares capabilities by their names. Those of one version never change, neither way. */
final class CapabilityComparison {

    private CapabilityComparison() {}

    static void compare(List<Capability> before, List<Capability> after, TermsChanges changes) {
        Map<String, Capability> known =
                before.stream().collect(Collectors.toMap(Capability::name, each -> each, (first, second) -> first));
        for (Capability capability : before) {
            boolean isGone = after.stream().noneMatch(other -> other.name().equals(capability.name()));
            changes.worse(
                    isGone, "capabilities", "CAPABILITY_REMOVED", "the capability '" + capability.name() + "' is gone");
        }
        IntStream.range(0, after.size()).forEach(i -> {
            Capability capability = after.get(i);
            Optional.ofNullable(known.get(capability.name()))
                    .ifPresentOrElse(
                            old -> compare("capabilities[" + i + "]", old, capability, changes),
                            () -> changes.onlyInNew(
                                    true,
                                    "capabilities[" + i + "]",
                                    "CAPABILITY_ADDED",
                                    Bump.MINOR,
                                    "the capability '" + capability.name() + "' is new"));
        });
    }

    private static void compare(String field, Capability before, Capability after, TermsChanges changes) {
        changes.onlyInNew(
                !before.description().equals(after.description()),
                field + ".description",
                "CAPABILITY_REWORDED",
                Bump.PATCH,
                "the capability '" + after.name() + "' is described in other words");
        if (!Objects.equals(before.parameters(), after.parameters())) {
            ParameterComparison.compare(before.parameters(), after.parameters()).stream()
                    .map(change -> within(field + ".parameters", change))
                    .forEach(changes::add);
        }
    }

    private static Change within(String field, Change change) {
        return new Change(
                change.code(),
                change.bump(),
                at(field, change.location()),
                change.baseLocation() == null ? null : at(field, change.baseLocation()),
                change.revisionLocation() == null ? null : at(field, change.revisionLocation()),
                change.message());
    }

    private static String at(String field, @Nullable String pointer) {
        return pointer == null || pointer.isEmpty() ? field : field + "#" + pointer;
    }
}
