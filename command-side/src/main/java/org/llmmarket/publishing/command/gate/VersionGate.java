package org.llmmarket.publishing.command.gate;

import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.batch.Beforehand;
import org.llmmarket.publishing.command.contract.GivenContract;
import org.llmmarket.publishing.command.terms.TermsChange;
import org.llmmarket.publishing.command.terms.TermsComparison;
import org.llmmarket.publishing.command.version.Lineage;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.ContractComparison;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.semver.SemVer;
import org.llmmarket.publishing.store.document.DocumentStore;

/**
 * Holds the number of a version against what has changed since the version that it follows, in its contract and in its terms.
 * What cannot be compared counts as a break, unless an admin has overridden it.
 */
final class VersionGate {

    private final DocumentStore documents;

    VersionGate(DocumentStore documents) {
        this.documents = documents;
    }

    Appraisal appraise(CatalogEntry service, Successor next) {
        Lineage lineage = Lineage.of(service);
        return lineage.base(next.place())
                .flatMap(base -> service.version(new VersionNumber(base.toString())))
                .map(base -> weigh(service, base, next).appraisal(lineage))
                .orElseGet(() ->
                        Appraisal.first(lineage.lowest().map(SemVer::toString).orElse(null)));
    }

    private Weighing weigh(CatalogEntry service, CatalogVersion base, Successor next) {
        GivenContract contract = next.contract();
        List<Change> ofContract = contract == null ? List.of() : compare(base, contract);
        List<Change> ofTerms = next.terms() == null
                ? List.of()
                : TermsComparison.changes(base.offer().terms(), next.terms()).stream()
                        .map(TermsChange::change)
                        .toList();
        Optional<GateOverride> override = Optional.ofNullable(contract)
                .flatMap(given -> service.overrides().stream()
                        .filter(each -> each.isAbout(next.versionNumber(), base.contractDigest(), given.digest()))
                        .findFirst())
                .or(() -> next.agreedOn(base.contractDigest()));
        return new Weighing(base, next, override, ofContract, ofTerms);
    }

    private List<Change> compare(CatalogVersion base, GivenContract contract) {
        if (base.contractDigest().equals(contract.digest())) {
            return List.of();
        }
        // What the same batch has stored can be read within its transaction only.
        return known(base, contract).or(() -> changes(base, contract)).orElseGet(() -> List.of(notCompared(base)));
    }

    private Optional<List<Change>> known(CatalogVersion base, GivenContract contract) {
        Beforehand batch = Beforehand.present();
        Optional<List<Change>> harmless = Optional.of(List.of());
        return batch == null
                ? Optional.empty()
                : batch.get(List.of(base.contractDigest(), contract.digest()), () -> changes(base, contract), harmless);
    }

    private Optional<List<Change>> changes(CatalogVersion base, GivenContract contract) {
        Optional<OpenApiDocument> before =
                GivenContract.stored(base.contractDigest()).document(documents);
        Optional<OpenApiDocument> after = contract.document(documents);
        return before.flatMap(
                old -> after.map(next -> ContractComparison.compare(old, next).changes()));
    }

    private static Change notCompared(CatalogVersion base) {
        String message = "the contract of " + base.number() + " is not kept, or cannot be read any more";
        return new Change(Change.NOT_COMPARED, Bump.MAJOR, "", "", "", message);
    }
}
