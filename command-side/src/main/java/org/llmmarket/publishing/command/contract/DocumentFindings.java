package org.llmmarket.publishing.command.contract;

import java.util.List;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.contract.finding.DocumentFinding;

/** Tells what was found in a document as part of an answer. */
final class DocumentFindings {

    private DocumentFindings() {}

    /** Findings in a document that is the whole request. */
    static List<Finding> told(List<DocumentFinding> found) {
        return found.stream()
                .map(each -> new Finding(each.field(), each.message(), each.code()))
                .toList();
    }

    /** Findings in a document that is a member of the request. */
    static List<Finding> told(String member, List<DocumentFinding> found) {
        return found.stream()
                .map(each -> new Finding(place(member, each.field()), each.message(), each.code()))
                .toList();
    }

    private static String place(String member, String pointer) {
        return pointer.isEmpty() ? member : member + "#" + pointer;
    }
}
