package org.llmmarket.publishing.contract.comparison.schema;

import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/**
 * How the value of a schema travels, which decides what is the same to its reader.
 *
 * @param parameter whether it is a parameter as a whole
 * @param optional whether it may be left out
 * @param text whether numbers and booleans are written as plain text
 * @param anything whether anything at all is written as text, as in media types other than JSON
 * @param repeated whether a list is written by repeating it, so that a scalar is a list of one
 */
record Carriage(boolean parameter, boolean optional, boolean text, boolean anything, boolean repeated) {

    static final Carriage JSON = new Carriage(false, true, false, false, false);

    /** As a member that may not be left out. */
    static final Carriage REQUIRED = new Carriage(false, false, false, false, false);

    private static final String LAST = "/schema";

    /** How the value of a schema travels that stands directly in a parameter, a header or a media type. */
    static Carriage of(Place schema) {
        if (!schema.written().endsWith(LAST) || !schema.location().endsWith(LAST)) {
            return JSON;
        }
        String owner = schema.written().substring(0, schema.written().length() - LAST.length());
        JsonNode node = schema.document().at(owner);
        if (node.path("in").isString()) {
            return ofParameter(node);
        }
        String location = schema.location().substring(0, schema.location().length() - LAST.length());
        String name = location.substring(location.lastIndexOf('/') + 1);
        String group = location.substring(0, location.length() - name.length());
        boolean header = group.endsWith("/headers/");
        boolean plain = group.endsWith("/content/") && !name.matches("(?i).*(json|form|multipart|\\*).*");
        return new Carriage(false, true, header || plain, plain, false);
    }

    private static Carriage ofParameter(JsonNode parameter) {
        String in = parameter.path("in").asString();
        boolean form = Set.of("query", "cookie").contains(in);
        String style = parameter.path("style").asString(form ? "form" : "simple");
        boolean exploded = parameter.path("explode").asBoolean(style.equals("form"));
        boolean required = parameter.path("required").asBoolean(false);
        return new Carriage(true, !required, true, false, in.equals("query") && style.equals("form") && exploded);
    }

    /** The same for who always sent it, since it could not be left out before. */
    Carriage since(Carriage before) {
        return new Carriage(parameter, optional && before.optional, text, anything, repeated);
    }

    /** Whether a plain text may stand for values of this kind. */
    boolean isText(Kind kind) {
        return anything || (text && (kind == Kind.NUMBER || kind == Kind.BOOLEAN));
    }
}
