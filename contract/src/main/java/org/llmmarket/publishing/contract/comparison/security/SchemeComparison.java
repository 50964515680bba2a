package org.llmmarket.publishing.contract.comparison.security;

import java.util.List;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Deprecation;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.comparison.path.OperationIndex;

/** Compares the definitions of a security scheme that some operation asks for. */
final class SchemeComparison {

    private static final List<String> FACTS = List.of("type", "in", "name", "scheme", "openIdConnectUrl");
    private static final List<String> TEXTS = List.of("bearerFormat", "oauth2MetadataUrl");

    private final Differences differences;
    private final OperationIndex before;

    SchemeComparison(Differences differences, OperationIndex before) {
        this.differences = differences;
        this.before = before;
    }

    void compare(Pair written, String name) {
        differences.resolve(written).ifPresent(pair -> {
            String subject = "the security scheme " + Wording.quoted(name);
            if (pair.isInBoth() != !pair.isInNeither()) {
                differences.add(ChangeKind.NOT_COMPARED, pair, subject + " is not defined in one of the documents");
            }
            if (!pair.isInBoth() || !differences.isFirst("scheme", pair)) {
                return;
            }
            new Texts(differences).compare(written, pair, subject);
            Deprecation.compare(differences, pair, subject);
            TEXTS.forEach(text -> new Texts(differences)
                    .compare(ChangeKind.DESCRIPTION_CHANGED, pair.member(text), "the " + text + " of " + subject));
            if (facts(pair, subject)
                    && pair.revision().node().path("type").asString("").equals("oauth2")) {
                new FlowComparison(differences, before).compare(pair.member("flows"));
            }
        });
    }

    /** Whether the scheme still is the same, apart from its flows. */
    private boolean facts(Pair pair, String subject) {
        boolean same = true;
        for (String fact : FACTS) {
            if (!isSame(pair, fact)) {
                same = false;
                differences.add(
                        ChangeKind.SECURITY_SCHEME_CHANGED,
                        pair.member(fact),
                        "the " + fact + " of " + subject + " has changed " + Wording.fromTo(pair.member(fact)));
            }
        }
        return same;
    }

    private static boolean isSame(Pair pair, String fact) {
        var was = SchemeIdentity.of(pair.base());
        var is = SchemeIdentity.of(pair.revision());
        return was.map(identity -> identity.facts().getOrDefault(fact, ""))
                .equals(is.map(identity -> identity.facts().getOrDefault(fact, "")));
    }
}
