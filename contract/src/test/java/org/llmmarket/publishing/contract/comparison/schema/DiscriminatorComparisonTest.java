package org.llmmarket.publishing.contract.comparison.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.schema.Direction;

/** What consumers are told to choose a schema by. */
class DiscriminatorComparisonTest {

    private static final String PET = """
            {'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Dog'}],'discriminator':%s,
             '$defs':{'Cat':{'type':'object','properties':{'kind':{'type':'string'},'name':{'type':'string'},'lives':{}}},
                      'Dog':{'type':'object','properties':{'kind':{'type':'string'},'name':{'type':'string'}}}}}
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
}
