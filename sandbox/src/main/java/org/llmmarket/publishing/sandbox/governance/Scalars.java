package org.llmmarket.publishing.sandbox.governance;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two scalars that GraphQL itself has not. */
final class Scalars {

    static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
            .name("DateTime")
            .description("A moment, in ISO 8601 with an offset.")
            .coercing(new Moment())
            .build();

    static final GraphQLScalarType JSON = GraphQLScalarType.newScalar()
            .name("JSON")
            .description("Any JSON value.")
            .coercing(new Json())
            .build();

    private Scalars() {}

    private static final class Moment implements Coercing<Instant, String> {

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            return result.toString();
        }

        @Override
        public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return OffsetDateTime.parse(input.toString()).toInstant();
            } catch (DateTimeParseException unreadable) {
                throw new CoercingParseValueException("'%s' is no moment in ISO 8601 with an offset".formatted(input));
            }
        }

        @Override
        public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text) {
                try {
                    return parseValue(String.valueOf(text.getValue()), context, locale);
                } catch (CoercingParseValueException unreadable) {
                    throw new CoercingParseLiteralException(unreadable.getMessage(), unreadable);
                }
            }
            throw new CoercingParseLiteralException("A moment is a text in ISO 8601 with an offset.");
        }
    }

    private static final class Json implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object result, GraphQLContext context, Locale locale) {
            return result;
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            return input;
        }

        @Override
        public @Nullable Object parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return plain(input, variables);
        }

        private static @Nullable Object plain(@Nullable Value<?> value, CoercedVariables variables) {
            if (value instanceof ObjectValue object) {
                Map<String, Object> plain = new LinkedHashMap<>();
                for (ObjectField field : object.getObjectFields()) {
                    plain.put(field.getName(), plain(field.getValue(), variables));
                }
                return plain;
            }
            if (value instanceof ArrayValue array) {
                List<Object> plain = new ArrayList<>();
                array.getValues().forEach(each -> plain.add(plain(each, variables)));
                return plain;
            }
            return value instanceof VariableReference reference ? variables.get(reference.getName()) : single(value);
        }

        private static @Nullable Object single(@Nullable Value<?> value) {
            if (value instanceof StringValue text) {
                return text.getValue();
            }
            if (value instanceof BooleanValue bool) {
                return bool.isValue();
            }
            if (value instanceof IntValue number) {
                return number.getValue();
            }
            if (value instanceof FloatValue number) {
                return number.getValue();
            }
            return value instanceof EnumValue word ? word.getName() : null;
        }
    }
}
