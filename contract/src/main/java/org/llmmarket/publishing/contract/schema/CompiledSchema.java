package org.llmmarket.publishing.contract.schema;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/** One schema with all that it reaches, ready for many values. */
final class CompiledSchema {

    private static final URI ROOT = URI.create("urn:schema");
    private static final int MOST_FAULTS = 10;
    private static final int LONGEST_MESSAGE = 300;

    private final EvaluationGuard guard;
    private @Nullable Validator validator;
    private @Nullable String fault;

    private CompiledSchema(EvaluationGuard guard) {
        this.guard = guard;
    }

    static CompiledSchema of(OpenApiDocument document, JsonNode schema, Direction direction, EvaluationGuard guard) {
        CompiledSchema compiled = new CompiledSchema(guard);
        try {
            JsonNode bundle = new SchemaBundle(document, direction).of(schema);
            Validator validator = new ValidatorFactory()
                    .withDisabledSchemaValidation(true)
                    .withJsonNodeFactory(new TreeNodeFactory())
                    .withSchemaResolver(uri -> SchemaResolver.Result.empty())
                    .withEvaluatorFactory(new GuardedEvaluators(compiled.guard))
                    .createValidator();
            validator.registerSchema(ROOT, (Object) bundle);
            compiled.validator = validator;
        } catch (SchemaTooLarge tooLarge) {
            compiled.fault = "the schema is too large to be checked";
        } catch (JsonSchemaException | IllegalArgumentException faulty) {
            compiled.fault = "the schema cannot be used: " + faulty.getMessage();
        }
        return compiled;
    }

    /** One value at a time, for the guard counts its steps. */
    synchronized Conformity check(JsonNode value) {
        if (validator == null) {
            return Conformity.unchecked(fault == null ? "the schema cannot be used" : fault);
        }
        guard.start();
        try {
            Validator.Result result = validator.validate(ROOT, (Object) value);
            return result.isValid() ? Conformity.FULL : new Conformity(faults(result.getErrors()), null);
        } catch (CheckAbandoned abandoned) {
            return Conformity.unchecked("the check took too long");
        } catch (JsonSchemaException faulty) {
            return Conformity.unchecked("the schema cannot be used: " + faulty.getMessage());
        }
    }

    private static List<Conformity.Fault> faults(List<Error> errors) {
        List<Conformity.Fault> faults = errors.stream()
                .limit(MOST_FAULTS)
                .map(error -> new Conformity.Fault(error.getInstanceLocation(), cut(error.getError())))
                .toList();
        return faults.isEmpty() ? List.of(new Conformity.Fault("", "the value does not match")) : faults;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
