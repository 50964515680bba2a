package org.llmmarket.publishing.contract.comparison.message;

import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.comparison.path.OperationIndex;

/** Compares where the values of a response may be used next. */
final class LinksComparison {

    private final Differences differences;
    private final OperationIndex before;
    private final OperationIndex after;

    LinksComparison(Differences differences, OperationIndex before, OperationIndex after) {
        this.differences = differences;
        this.before = before;
        this.after = after;
    }

    void compare(Pair links) {
        for (String name : links.names()) {
            if (!name.startsWith("x-")) {
                link(links.member(name), "the link " + Wording.quoted(name));
            }
        }
    }

    private void link(Pair written, String subject) {
        differences.resolve(written).ifPresent(pair -> {
            if (pair.isAdded()) {
                differences.add(ChangeKind.LINK_ADDED, pair, subject + " is new");
            } else if (pair.isRemoved()) {
                differences.add(ChangeKind.LINK_REMOVED, pair, subject + " is gone");
            } else if (differences.isFirst("link", pair)) {
                new Texts(differences).compare(written, pair, subject);
                target(pair, subject);
                handedOn(pair, subject);
            }
        });
    }

    private void handedOn(Pair link, String subject) {
        for (String name : new String[] {"parameters", "requestBody", "server"}) {
            if (!link.member(name).isAlike()) {
                differences.add(ChangeKind.LINK_CHANGED, link.member(name), subject + " has other " + name);
            }
        }
    }

    /** Tells of another operation. A link that led nowhere in its own document could not be followed anyway. */
    private void target(Pair link, String subject) {
        String was = target(link.base(), before);
        String is = target(link.revision(), after);
        boolean isDead = was.isEmpty() || is.isEmpty();
        boolean isAlike = was.equals(is) || (isDead && named(link.base()).equals(named(link.revision())));
        if (!isAlike) {
            differences.add(
                    was.isEmpty() ? ChangeKind.LINK_REPAIRED : ChangeKind.LINK_CHANGED,
                    link,
                    subject + " led to " + Wording.quoted(was) + " and leads to " + Wording.quoted(is));
        }
    }

    private static String named(Place link) {
        return link.node().path("operationId").asString("")
                + link.node().path("operationRef").asString("");
    }

    /** The operation as method and path, however it is named; nothing where the document has no such operation. */
    private static String target(Place link, OperationIndex operations) {
        String name = named(link);
        if (link.member("operationId").exists()) {
            return operations.named(name).orElse("");
        }
        return name.startsWith("#") ? operations.referenced(name).orElse("") : name;
    }
}
