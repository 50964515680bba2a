package org.llmmarket.publishing.command.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.Terms;

/** Names the fields of a definition in which a revision differs from what was. */
final class RevisedFields {

    private final List<String> found = new ArrayList<>();

    private RevisedFields() {}

    static List<String> between(Version before, Listing listing, Terms terms) {
        return new RevisedFields()
                .compare("description", before.listing().description(), listing.description())
                .compare("tags", before.listing().tags(), listing.tags())
                .compare("documentation", before.listing().documentation(), listing.documentation())
                .compare("endpoint", before.terms().endpoint(), terms.endpoint())
                .compare("pricing", before.terms().pricing(), terms.pricing())
                .compare("sla", before.terms().sla(), terms.sla())
                .compare("compliance", before.terms().compliance(), terms.compliance())
                .compare("capabilities", before.terms().capabilities(), terms.capabilities())
                .found;
    }

    private RevisedFields compare(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(field);
        }
        return this;
    }
}
