package org.llmmarket.publishing.query.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.contract.semver.SemVer;
import org.llmmarket.publishing.contract.semver.SemVerRange;
import org.llmmarket.publishing.query.page.Parameters;

/** Which version of a service is asked for: an exact one, or the highest of a range, those on the market first. */
interface VersionChoice {

    /** The version that is asked for, among those that the caller may see. */
    Optional<CatalogVersion> among(List<CatalogVersion> visible);

    /** Reads {@code version}; a text that is neither a version nor a range is a fault. */
    static Optional<VersionChoice> of(Parameters parameters) {
        return parameters.text("version", SemVer.MAX_LENGTH).flatMap(text -> {
            Optional<VersionChoice> choice = SemVer.parse(text).isPresent() ? Optional.of(exactly(text)) : range(text);
            if (choice.isEmpty()) {
                parameters.fault(
                        "version",
                        "is a version such as 1.4.0 or a range such as ^1.2 or >=1.0 <3",
                        "INVALID_VERSION_FORMAT");
            }
            return choice;
        });
    }

    private static VersionChoice exactly(String text) {
        return visible -> visible.stream()
                .filter(version -> version.number().value().equals(text))
                .findFirst();
    }

    private static Optional<VersionChoice> range(String text) {
        return SemVerRange.parse(text)
                .map(range -> visible -> visible.stream()
                        .filter(version -> range.contains(number(version)))
                        .max(Comparator.comparing(CatalogVersion::onTheMarket)
                                .thenComparing(VersionChoice::number, SemVer.PRECEDENCE)));
    }

    private static SemVer number(CatalogVersion version) {
        return SemVer.of(version.number().value());
    }
}
