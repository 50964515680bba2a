package org.llmmarket.publishing.command.gate.layer;

import org.llmmarket.publishing.api.catalog.CatalogEntry;

/** A name belongs to one provider, and what it names keeps its category. */
public final class NameLayer implements Layer {

    private final KnownServices known;

    public NameLayer(KnownServices known) {
        this.known = known;
    }

    @Override
    public void check(Candidate candidate, Faults faults) {
        candidate.definition().name().filter(NameLayer::canBeKnown).ifPresent(name -> {
            if (known.isOfAnother(name, candidate.provider())) {
                faults.error("name", "The name '" + name + "' belongs to another provider.", "NAME_TAKEN");
            }
        });
        if (candidate.service() != null) {
            checkCategory(candidate, candidate.service(), faults);
        }
    }

    /** PostgreSQL's texts have no NUL; that this one does is another layer's finding. */
    private static boolean canBeKnown(Object name) {
        return name.toString().indexOf('\0') < 0;
    }

    private static void checkCategory(Candidate candidate, CatalogEntry service, Faults faults) {
        String kept = service.category().wire();
        candidate
                .definition()
                .text("category")
                .filter(category -> !category.equals(kept))
                .ifPresent(category -> faults.error(
                        "category",
                        "Must be " + kept + ", which the service keeps for all of its versions.",
                        "INVALID_ENUM"));
    }
}
