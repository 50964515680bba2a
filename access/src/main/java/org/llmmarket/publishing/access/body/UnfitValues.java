package org.llmmarket.publishing.access.body;

import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.api.finding.Finding;
import tools.jackson.databind.JsonNode;

/**
 * Finds what no shape allows anywhere: control characters other than tab and line breaks, half characters (lone
 * surrogates), numbers beyond measure. They would break storage or logs far away from who sent them. An OpenAPI document
 * is kept as it is and judged by the contract layer, whether it comes as an object or as text; only half characters have
 * no place in it, as no UTF-8 can tell them.
 */
final class UnfitValues {

    private static final String DOCUMENT = "openApiSpec";

    private final List<Finding> findings = new ArrayList<>();
    private final int enough;

    private UnfitValues(int enough) {
        this.enough = enough;
    }

    static List<Finding> in(JsonNode document, int enough) {
        UnfitValues unfit = new UnfitValues(enough);
        unfit.visit(document, FieldPath.ROOT);
        return unfit.findings;
    }

    /** Whether the text has a control character; {@code multiline} lets tab and line breaks pass. */
    static boolean hasControls(String text, boolean multiline) {
        return text.chars()
                .anyMatch(c -> multiline
                        ? Character.isISOControl(c) && !isLayout(c)
                        : Character.isISOControl(c) || isUnicodeBreak(c));
    }

    private void visit(JsonNode node, FieldPath path) {
        if (findings.size() >= enough) {
            return;
        }
        if (node.isObject()) {
            node.forEachEntry((name, value) -> {
                FieldPath at = path.property(name);
                check(name, at);
                boolean isDocument = path.equals(FieldPath.ROOT) && name.equals(DOCUMENT) && value.isObject();
                visit(value, isDocument ? at.document() : at);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), path.item(i));
            }
        } else if (node.isString()) {
            check(node.stringValue(), path);
        } else if (node.isNumber() && !path.isPointer() && StrictJson.isAbsurd(node)) {
            add(path, "Must be a number of at most 100 digits within ±1.8e308.", "OUT_OF_RANGE");
        }
    }

    private void check(String text, FieldPath path) {
        if (!path.isPointer() && hasControls(text, true)) {
            add(path, "Must not have control characters.", "INVALID_FORMAT");
        } else if (text.codePoints().anyMatch(Printable::isLoneSurrogate)) {
            add(path, "Must be whole Unicode characters, but has half of a surrogate pair.", "INVALID_FORMAT");
        }
    }

    private void add(FieldPath path, String message, String code) {
        findings.add(new Finding(path.text(), message, code));
    }

    /** Unicode's own separators of lines and paragraphs. */
    private static boolean isUnicodeBreak(int c) {
        return c == 0x2028 || c == 0x2029;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }
}
