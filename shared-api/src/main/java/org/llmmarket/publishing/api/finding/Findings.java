package org.llmmarket.publishing.api.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/** What all layers of a check found; valid when there are no errors. */
public record Findings(List<Finding> errors, List<Finding> warnings) {

    public static final Findings NONE = new Findings(List.of(), List.of());

    public Findings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public static Findings errors(List<Finding> errors) {
        return new Findings(errors, List.of());
    }

    public static Findings error(String field, String message, String code) {
        return errors(List.of(new Finding(field, message, code)));
    }

    @JsonProperty("isValid")
    public boolean isValid() {
        return errors.isEmpty();
    }

    public Findings and(Findings other) {
        return new Findings(
                Stream.concat(errors.stream(), other.errors.stream()).toList(),
                Stream.concat(warnings.stream(), other.warnings.stream()).toList());
    }
}
