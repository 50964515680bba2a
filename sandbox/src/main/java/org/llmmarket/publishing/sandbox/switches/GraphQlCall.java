package org.llmmarket.publishing.sandbox.switches;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Names a GraphQL request by the fields it asks for, since all of them go to one path. */
final class GraphQlCall {

    static final String UNREADABLE = "unreadable";

    private final JsonMapper json;

    GraphQlCall(JsonMapper json) {
        this.json = json;
    }

    String nameOf(byte[] body) {
        try {
            String document = json.readTree(body).path("query").asString("");
            String fields = new Parser()
                    .parseDocument(document).getDefinitionsOfType(OperationDefinition.class).stream()
                            .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
                            .map(Field::getName)
                            .collect(Collectors.joining(","));
            return fields.isEmpty() ? UNREADABLE : fields;
        } catch (JacksonException | InvalidSyntaxException unreadable) {
            // The dashboard itself says what is wrong with it; here it only needs a name.
            return UNREADABLE;
        }
    }
}
