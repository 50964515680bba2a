package org.llmmarket.publishing.contract.comparison.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.schema.Direction;

/** What consumers are told to choose a schema by. */
class DiscriminatorComparisonTest {

    private static final String PET = """
            {'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}],'discriminator':%s,
             '$defs':{'Cat':{'type':'object','properties':{'kind':{'type':'string'},'name':{'type':'string'},'lives':{}}},
                      'Dog':{'type':'object','properties':{'kind':{'type':'string'},'name':{'type':'string'}}}}}
            """;

    private static final String KINDS = """
            {'$ref':'#/components/schemas/%s',
             '$defs':{'Pet':{'type':'object','properties':{'kind':{'type':'string'}},
                             'discriminator':{'propertyName':'kind','mapping':{'c':'%s','d':'Dog'}}},
                      'Cat':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'properties':{'prey':{'$ref':'#/components/schemas/Pet'}}},%s]},
                      'Tom':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'properties':{'prey':{'$ref':'#/components/schemas/Pet'}}},%s]},
                      'Dog':{'allOf':[{'$ref':'#/components/schemas/Pet'},{'properties':{'bark':{}}}]}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'propertyName':'kind'}                            | {'propertyName':'name'}                                  | MAJOR | MAJOR
            {'propertyName':'kind','mapping':{'c':'Cat'}}      | {'propertyName':'kind','mapping':{'c':'Cat','k':'Cat'}}  | MINOR | MAJOR
            {'propertyName':'kind','mapping':{'c':'Cat'}}      | {'propertyName':'kind','mapping':{'k':'Cat'}}            | MAJOR | MAJOR
            {'propertyName':'kind','mapping':{'c':'Cat','k':'Cat'}} | {'propertyName':'kind','mapping':{'c':'Cat'}}       | MAJOR | MINOR
            {'propertyName':'kind','mapping':{'c':'Cat'}}      | {'propertyName':'kind','mapping':{'c':'Dog'}}            | MAJOR | MAJOR
            {'propertyName':'kind','mapping':{'c':'Cat'}}      | {'propertyName':'kind','mapping':{'c':'#/components/schemas/Cat'}} | NONE | NONE
            {'propertyName':'kind'}                            | {'propertyName':'kind','mapping':{'Cat':'Cat','Dog':'#/components/schemas/Dog'}} | NONE | NONE
            {'propertyName':'kind','mapping':{'Cat':'Cat'}}    | {'propertyName':'kind'}                                  | NONE | NONE
            {'propertyName':'kind','defaultMapping':'Cat'}     | {'propertyName':'kind','defaultMapping':'Dog'}           | MAJOR | MAJOR
            {'propertyName':'kind'}                            | {'propertyName':'kind','mapping':{'Cat':'Dog'}}          | MINOR | MAJOR
            """)
    void another_property_or_another_value_is_another_choice(
            String base, String revision, Bump request, Bump response) {
        SchemaPair pair = SchemaPair.of(PET.formatted(base), PET.formatted(revision));
        assertThat(pair.bump(Direction.REQUEST)).as("request").isEqualTo(request);
        assertThat(pair.bump(Direction.RESPONSE)).as("response").isEqualTo(response);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'properties':{'a':{'type':'integer'}}} | {'properties':{'a':{'type':'string'}}}                 | MAJOR | MAJOR
            {'properties':{'a':{}}}                 | {'properties':{'a':{}},'required':['a']}               | MAJOR | MINOR
            {'properties':{'a':{}}}                 | {'properties':{'a':{},'b':{'type':'string'}}}          | MINOR | MINOR
            {'properties':{'a':{}}}                 | {'properties':{'a':{}}}                                | NONE  | NONE
            """)
    void what_a_value_stands_for_is_sent_and_received_whatever_it_is_called(
            String base, String revision, Bump request, Bump response) {
        String before = KINDS.formatted("Pet", "Cat", base, "{}");
        for (String after :
                List.of(KINDS.formatted("Pet", "Cat", revision, "{}"), KINDS.formatted("Pet", "Tom", "{}", revision))) {
            SchemaPair pair = SchemaPair.of(before, after);
            assertThat(pair.bump(Direction.REQUEST)).as("request").isEqualTo(request);
            assertThat(pair.bump(Direction.RESPONSE)).as("response").isEqualTo(response);
        }
    }

    @Test
    void what_extends_a_schema_is_none_of_the_others_that_do() {
        SchemaPair pair = SchemaPair.of(
                KINDS.formatted("Dog", "Cat", "{'properties':{'a':{'type':'integer'}}}", "{}"),
                KINDS.formatted("Dog", "Cat", "{'properties':{'a':{'type':'string'}}}", "{}"));
        assertThat(pair.changes(Direction.RESPONSE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",{'required':['bark']}"})
    void what_extends_a_schema_and_adds_nothing_is_none_of_the_others_either(String more) {
        String dog = KINDS.replace("{'properties':{'bark':{}}}", "{}").replace("},{}]}", "}" + more + "]}");
        SchemaPair pair = SchemaPair.of(
                dog.formatted("Dog", "Cat", "{'properties':{'a':{'type':'integer'}}}", "{}"),
                dog.formatted("Dog", "Cat", "{'properties':{'a':{'type':'string'}}}", "{}"));
        assertThat(pair.changes(Direction.RESPONSE)).isEmpty();
    }

    @Test
    void a_value_stands_for_a_schema_also_where_a_part_of_the_whole_says_so() {
        String base = KINDS.replace(
                        "'Pet':{'type':'object',",
                        "'Base':{'properties':{'id':{}}},'Pet':{'allOf':[{'$ref':'#/components/schemas/Base'},{'type':'object',")
                .replace("'d':'Dog'}}}", "'d':'Dog'}}}]}");
        assertThat(bumpOfAnotherCat(base)).isEqualTo(Bump.MAJOR);
    }

    @Test
    void a_schema_with_a_description_of_its_own_is_still_the_same() {
        String wrapped =
                KINDS.replace("{'$ref':'#/components/schemas/%s',", "{'allOf':[{'$ref':'#/components/schemas/%s'}],");
        assertThat(bumpOfAnotherCat(wrapped)).isEqualTo(Bump.MAJOR);
    }

    private static Bump bumpOfAnotherCat(String kinds) {
        return SchemaPair.of(
                        kinds.formatted("Pet", "Cat", "{'properties':{'a':{'type':'integer'}}}", "{}"),
                        kinds.formatted("Pet", "Cat", "{'properties':{'a':{'type':'string'}}}", "{}"))
                .bump(Direction.RESPONSE);
    }

    @Test
    void alternatives_are_chosen_by_their_discriminator_also_where_more_is_said_of_all() {
        String more = PET.replace("{'oneOf'", "{'allOf':[{'properties':{'age':{}}},{'oneOf'")
                .replaceFirst(",\n", "}],\n");
        SchemaPair pair = SchemaPair.of(
                more.formatted("{'propertyName':'kind','mapping':{'c':'Cat'}}"),
                more.formatted("{'propertyName':'kind','mapping':{'c':'Dog'}}"));
        assertThat(pair.bump(Direction.RESPONSE)).isEqualTo(Bump.MAJOR);
    }

    @Test
    void a_name_that_stood_for_its_own_schema_may_be_written_while_that_one_changes() {
        SchemaPair pair = SchemaPair.of(
                PET.formatted("{'propertyName':'kind'}"),
                PET.formatted("{'propertyName':'kind','mapping':{'Cat':'Cat'}}")
                        .replace("'lives':{}", "'lives':{'type':'integer'}"));
        assertThat(pair.codes(Direction.RESPONSE)).containsExactly("RESPONSE_TYPE_NARROWED");
    }

    @Test
    void an_alternative_that_a_value_stands_for_is_told_of_once() {
        String discriminator = "{'propertyName':'kind','mapping':{'c':'Cat'}}";
        SchemaPair pair = SchemaPair.of(
                PET.formatted(discriminator),
                PET.formatted(discriminator).replace("'lives':{}", "'lives':{'type':'integer'}"));
        assertThat(pair.codes(Direction.REQUEST)).containsExactly("REQUEST_TYPE_NARROWED");
    }
}
