package org.llmmarket.publishing.api.approval.rule;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.service.Authentication;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Protocol;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;

/** What one field of the terms must be for a rule to count. */
record Condition(Field field, Set<String> values) {

    /** A field that rules may look at. */
    enum Field {
        COMPLIANCE_LEVEL(
                "compliance.level", ComplianceLevel.values(), ComplianceLevel::wire, terms -> terms.compliance()
                        .level()),
        SUPPORT_LEVEL("sla.supportLevel", SupportLevel.values(), SupportLevel::wire, terms -> terms.sla()
                .supportLevel()),
        PRICING_MODEL("pricing.model", PricingModel.values(), PricingModel::wire, terms -> terms.pricing()
                .model()),
        PROTOCOL("endpoint.protocol", Protocol.values(), Protocol::wire, terms -> terms.endpoint()
                .protocol()),
        AUTHENTICATION(
                "endpoint.authentication", Authentication.values(), Authentication::wire, terms -> terms.endpoint()
                        .authentication());

        private final String path;

        @SuppressWarnings("ImmutableEnumChecker") // copied, and never changed
        private final Set<String> choices;

        @SuppressWarnings("ImmutableEnumChecker") // reads what cannot change
        private final Function<Terms, String> value;

        <E> Field(String path, E[] choices, Function<E, String> wire, Function<Terms, E> value) {
            this.path = path;
            this.choices = Arrays.stream(choices).map(wire).collect(Collectors.toUnmodifiableSet());
            this.value = value.andThen(wire);
        }

        String path() {
            return path;
        }

        static Field of(String path) {
            return Stream.of(values())
                    .filter(field -> field.path.equals(path))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + path + "' is none of "
                            + Stream.of(values()).map(Field::path).collect(Collectors.joining(", "))));
        }
    }

    Condition {
        values = Set.copyOf(values);
    }

    /** Reads {@code compliance.level=confidential|restricted}. */
    static Condition parse(String text) {
        String[] sides = text.split("=", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("'" + text.strip() + "' must read field=value");
        }
        Field field = Field.of(sides[0].strip());
        Set<String> values =
                Stream.of(sides[1].split("\\|", -1)).map(String::strip).collect(Collectors.toSet());
        values.stream()
                .filter(value -> !field.choices.contains(value))
                .findFirst()
                .ifPresent(value -> {
                    throw new IllegalArgumentException("'" + value + "' is no " + field.path + "; there are "
                            + field.choices.stream().sorted().collect(Collectors.joining(", ")));
                });
        return new Condition(field, values);
    }

    String text() {
        return field.path + "=" + values.stream().sorted().collect(Collectors.joining("|"));
    }

    boolean holds(Terms terms) {
        return values.contains(field.value.apply(terms));
    }

    /** As providers and reviewers read it. */
    String told(Terms terms) {
        return field.path + " is " + field.value.apply(terms);
    }
}
