package org.llmmarket.publishing.contract.comparison.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.Comparison;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.schema.Conformity;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import tools.jackson.databind.JsonNode;

/** What must hold of whatever two schemas there are. */
class SchemaComparisonPropertyTest {

    private static final int PAIRS = Integer.getInteger("pairs", 2_000);
    private static final int VALUES = 60;

    @Test
    void a_schema_never_differs_from_itself_however_it_is_come_by() {
        for (int seed = 0; seed < PAIRS; seed++) {
            JsonNode schema = new RandomSchemas(seed).schema(3);
            SchemaPair pair = SchemaPair.of(schema, schema);
            SchemaPair wrapped = SchemaPair.of(
                    schema,
                    SchemaPair.json("{'allOf':[{'$ref':'#/components/schemas/T'}],'$defs':{'T':" + schema + "}}"));
            for (Direction direction : Direction.values()) {
                assertThat(pair.changes(direction))
                        .as("seed %d: %s", seed, schema)
                        .isEmpty();
                assertThat(wrapped.changes(direction))
                        .as("seed %d, wrapped: %s", seed, schema)
                        .isEmpty();
            }
        }
    }

    @Test
    void what_is_called_compatible_is_so_for_every_value_that_is_tried() {
        int judged = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            RandomSchemas random = new RandomSchemas(seed);
            JsonNode base = random.schema(3);
            JsonNode revision = random.mutated(base);
            SchemaPair pair = SchemaPair.of(base, revision);
            if (isCompatible(pair, Direction.REQUEST)) {
                judged++;
                assertWithin(seed, pair.base(), pair.revision(), random);
            }
            if (isCompatible(pair, Direction.RESPONSE)) {
                judged++;
                assertWithin(seed, pair.revision(), pair.base(), random);
            }
        }
        assertThat(judged).isGreaterThan(PAIRS / 10);
    }

    /** Properties that are new or no longer named are judged by what consumers rely on rather than by the sets of values. */
    private static boolean isCompatible(SchemaPair pair, Direction direction) {
        List<Change> changes = pair.changes(direction);
        return new Comparison(changes).bump().compareTo(Bump.MINOR) <= 0
                && changes.stream().noneMatch(change -> change.code().matches(".*_PROPERTY_(ADDED|REMOVED)"));
    }

    private static void assertWithin(int seed, OpenApiDocument narrower, OpenApiDocument wider, RandomSchemas random) {
        JsonNode one = narrower.at("/components/schemas/S");
        JsonNode other = wider.at("/components/schemas/S");
        SchemaCheck narrow = new SchemaCheck(narrower);
        SchemaCheck wide = new SchemaCheck(wider);
        for (int i = 0; i < VALUES; i++) {
            JsonNode value = random.value(3);
            Conformity first = narrow.check(one, value, Direction.REQUEST);
            if (first.isAcceptable() && first.unchecked() == null) {
                assertThat(wide.check(other, value, Direction.REQUEST).faults())
                        .as("seed %d: %s is allowed by %s, but not by %s", seed, value, one, other)
                        .isEmpty();
            }
        }
    }

    @Test
    void what_only_widens_is_a_break_when_it_is_reversed() {
        for (int seed = 0; seed < PAIRS; seed++) {
            RandomSchemas random = new RandomSchemas(seed);
            JsonNode base = random.schema(3);
            SchemaPair pair = SchemaPair.of(base, random.mutated(base));
            if (isCompatible(pair, Direction.REQUEST) && pair.bump(Direction.REQUEST) == Bump.MINOR) {
                assertThat(pair.reversed().bump(Direction.REQUEST))
                        .as("seed %d: %s", seed, pair.changes(Direction.REQUEST))
                        .isEqualTo(Bump.MAJOR);
            }
        }
    }
}
