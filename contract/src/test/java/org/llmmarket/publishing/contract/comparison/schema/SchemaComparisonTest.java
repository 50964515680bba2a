package org.llmmarket.publishing.contract.comparison.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.schema.Direction;

/** One change at a time, with the bump that it asks for in a request and in a response. */
class SchemaComparisonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'string'}                           | {'type':['string','null']}                  | MINOR | MAJOR | BECAME_NULLABLE
            {'type':'string'}                           | {'anyOf':[{'type':'string'},{'type':'null'}]} | MINOR | MAJOR | BECAME_NULLABLE
            {'type':['string','null']}                  | {'type':'string'}                           | MAJOR | MINOR | BECAME_NOT_NULLABLE
            {'type':'integer'}                          | {'type':'number'}                           | MINOR | MAJOR | TYPE_WIDENED
            {'type':'number'}                           | {'type':'integer'}                          | MAJOR | MINOR | TYPE_NARROWED
            {'type':'string'}                           | {'type':['string','integer']}               | MINOR | MAJOR | TYPE_WIDENED
            {'type':'string'}                           | {'type':'integer'}                          | MAJOR | MAJOR | TYPE_CHANGED
            {}                                          | {'type':'integer'}                          | MAJOR | MINOR | TYPE_NARROWED
            {'enum':['a','b']}                          | {'enum':['a','b','c']}                      | MINOR | MAJOR | ENUM_VALUE_ADDED
            {'enum':['a','b']}                          | {'enum':['a']}                              | MAJOR | MINOR | ENUM_VALUE_REMOVED
            {'type':'string'}                           | {'type':'string','enum':['a']}              | MAJOR | MINOR | BECAME_ENUM
            {'type':'string','enum':['a']}              | {'type':'string'}                           | MINOR | MAJOR | ENUM_REMOVED
            {'type':'string','enum':['a']}              | {'type':'string','format':'uuid'}           | MAJOR | MAJOR | ENUM_REMOVED
            {'type':'string','enum':['a']}              | {'type':'string','format':'byte'}           | MAJOR | MAJOR | ENUM_REMOVED
            {'type':'string','format':'email','enum':['a']} | {'type':'string','format':'idn-email'}  | MINOR | MAJOR | ENUM_REMOVED
            {'type':'string','format':'uuid'}           | {'type':'string','enum':['a']}              | MAJOR | MAJOR | BECAME_ENUM
            {'type':'string','format':'ours'}           | {'type':'string','enum':['a']}              | MAJOR | MAJOR | BECAME_ENUM
            {'type':'string','format':'ours'}           | {'type':'string','enum':['a'],'format':'ours'} | MAJOR | MINOR | BECAME_ENUM
            {'type':'string','pattern':'^(?=a)'}        | {'type':'string','enum':['a']}              | MAJOR | MAJOR | NOT_COMPARED
            {'type':'integer','format':'uint8'}         | {'type':'integer','enum':[300]}             | MAJOR | MAJOR | BECAME_ENUM
            {'const':'a'}                               | {'const':'b'}                               | MAJOR | MAJOR | CONST_CHANGED
            {'type':'integer','maximum':5}              | {'type':'integer','maximum':6}              | MINOR | MAJOR | MAXIMUM_INCREASED
            {'type':'number','minimum':5}               | {'type':'number','exclusiveMinimum':5}      | MAJOR | MINOR | MINIMUM_INCREASED
            {'type':'integer'}                          | {'type':'integer','minimum':0}              | MAJOR | MINOR | MINIMUM_ADDED
            {'type':'integer','multipleOf':6}           | {'type':'integer','multipleOf':3}           | MINOR | MAJOR | MULTIPLE_OF_WIDENED
            {'type':'integer','multipleOf':4}           | {'type':'integer','multipleOf':6}           | MAJOR | MAJOR | MULTIPLE_OF_CHANGED
            {'type':'string','maxLength':5}             | {'type':'string'}                           | MINOR | MAJOR | MAX_LENGTH_REMOVED
            {'type':'string','minLength':1}             | {'type':'string','minLength':2}             | MAJOR | MINOR | MIN_LENGTH_INCREASED
            {'type':'string','pattern':'^[a-c]+$'}      | {'type':'string','pattern':'^[a-z]+$'}      | MINOR | MAJOR | PATTERN_WIDENED
            {'type':'string','pattern':'^[a-z]+$'}      | {'type':'string','pattern':'^[0-9]+$'}      | MAJOR | MAJOR | PATTERN_CHANGED
            {'type':'string','pattern':'^(?=a)'}        | {'type':'string','pattern':'^(?=b)'}        | MAJOR | MAJOR | NOT_COMPARED
            {'type':'string','format':'date-time'}      | {'type':'string'}                           | MINOR | MAJOR | FORMAT_REMOVED
            {'type':'integer','format':'uint8'}         | {'type':'integer','format':'uint8','minimum':1} | MAJOR | MINOR | MINIMUM_ADDED
            {'type':'integer','format':'int32'}         | {'type':'integer','format':'int32','minimum':0} | MAJOR | MINOR | MINIMUM_ADDED
            {'type':'integer','format':'uint8'}         | {'type':'integer','minimum':0}              | MINOR | MAJOR | FORMAT_REMOVED
            {'type':'integer','format':'int32'}         | {'type':'integer','format':'int64'}         | MINOR | MAJOR | FORMAT_WIDENED
            {'type':'string','format':'date'}           | {'type':'string','format':'date-time'}      | MAJOR | MAJOR | FORMAT_CHANGED
            {'type':'string'}                           | {'type':'string','contentEncoding':'base64'} | MAJOR | MAJOR | CONTENT_ENCODING_ADDED
            {'type':'array','items':{'type':'string'}}  | {'type':'array','items':{'type':['string','null']}} | MINOR | MAJOR | BECAME_NULLABLE
            {'type':'array'}                            | {'type':'array','uniqueItems':true}         | MAJOR | MINOR | UNIQUE_ITEMS_ADDED
            {'type':'array','maxItems':3}               | {'type':'array','maxItems':2}               | MAJOR | MINOR | MAX_ITEMS_DECREASED
            {'type':'array','prefixItems':[{'type':'string'}]} | {'type':'array','prefixItems':[{'type':'string'},{'type':'string'}]} | MAJOR | MINOR | TYPE_NARROWED
            {'type':'array','contains':{'type':'string'}} | {'type':'array'}                          | MINOR | MAJOR | CONTAINS_REMOVED
            {'type':'array','contains':{},'minContains':2} | {'type':'array','contains':{},'minContains':3} | MAJOR | MINOR | CONTAINS_CHANGED
            {'type':'object','maxProperties':3}         | {'type':'object','maxProperties':4}         | MINOR | MAJOR | MAX_PROPERTIES_INCREASED
            {'type':'object','propertyNames':{'maxLength':3}} | {'type':'object','propertyNames':{'maxLength':4}} | MINOR | MAJOR | MAX_LENGTH_INCREASED
            {'type':'object','additionalProperties':false} | {'type':'object'}                        | MINOR | MAJOR | ADDITIONAL_PROPERTIES_ALLOWED
            {'type':'object'}                           | {'type':'object','additionalProperties':false} | MAJOR | MINOR | ADDITIONAL_PROPERTIES_FORBIDDEN
            {'type':'object','additionalProperties':{'type':'string'}} | {'type':'object','additionalProperties':{'type':'integer'}} | MAJOR | MAJOR | TYPE_CHANGED
            {'type':'object'}                           | {'type':'object','unevaluatedProperties':false} | MAJOR | MINOR | ADDITIONAL_PROPERTIES_FORBIDDEN
            {'type':'object'}                           | {'type':'object','patternProperties':{'^x-':{'type':'string'}}} | MAJOR | MINOR | PATTERN_PROPERTIES_ADDED
            {'type':'object','dependentRequired':{'a':['b']}} | {'type':'object'}                     | MINOR | MAJOR | DEPENDENT_REQUIRED_REMOVED
            {'type':'string'}                           | {'type':'string','not':{'const':'x'}}       | MAJOR | MINOR | VALUE_EXCLUDED
            {'type':'string'}                           | {'type':'string','not':{'minLength':4}}     | MAJOR | MINOR | NOT_ADDED
            {'not':{'type':'string','minLength':4}}     | {'not':{'type':'string','minLength':5}}     | MINOR | MAJOR | NOT_CHANGED
            {'type':'string','if':{'minLength':3},'then':{'maxLength':5}} | {'type':'string','if':{'minLength':3},'then':{'maxLength':4}} | MAJOR | MINOR | MAX_LENGTH_DECREASED
            {'type':'string'}                           | {'type':'string','deprecated':true}         | MINOR | MINOR | DEPRECATED
            {'type':'string','default':'a'}             | {'type':'string','default':'b'}             | MAJOR | MINOR | DEFAULT_CHANGED
            {'type':'string','title':'a'}               | {'type':'string','title':'b'}               | PATCH | PATCH | TEXT_CHANGED
            {'type':'integer'}                          | false                                       | MAJOR | MINOR | VALUE_BECAME_IMPOSSIBLE
            """)
    void a_change_asks_for_its_bump_in_each_direction(
            String base, String revision, Bump request, Bump response, String code) {
        SchemaPair pair = SchemaPair.of(base, revision);
        assertThat(pair.bump(Direction.REQUEST)).as("request").isEqualTo(request);
        assertThat(pair.bump(Direction.RESPONSE)).as("response").isEqualTo(response);
        assertThat(pair.codes(Direction.REQUEST))
                .containsExactly(code.equals(Change.NOT_COMPARED) ? code : "REQUEST_" + code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':{'type':'string'}}                     | []    | {'a':{'type':'string'}}                     | ['a'] | MAJOR | MINOR | PROPERTY_BECAME_REQUIRED
            {'a':{'type':'string'}}                     | ['a'] | {'a':{'type':'string'}}                     | []    | MINOR | MAJOR | PROPERTY_BECAME_OPTIONAL
            {}                                          | []    | {'a':{'type':'string'}}                     | []    | MINOR | MINOR | PROPERTY_ADDED
            {}                                          | []    | {'a':{'type':'string'}}                     | ['a'] | MAJOR | MINOR | REQUIRED_PROPERTY_ADDED
            {'a':{'type':'string'},'b':{}}              | []    | {'b':{}}                                    | []    | MAJOR | MAJOR | PROPERTY_REMOVED
            {'a':{'type':'string'}}                     | ['a'] | {'a':{'type':'string','readOnly':true}}     | ['a'] | MINOR | PATCH | PROPERTY_BECAME_READ_ONLY
            """)
    void a_property_is_relied_on(
            String before, String needed, String after, String asked, Bump request, Bump response, String code) {
        String object = "{'type':'object','properties':%s,'required':%s}";
        SchemaPair pair = SchemaPair.of(object.formatted(before, needed), object.formatted(after, asked));
        assertThat(pair.bump(Direction.REQUEST)).as("request").isEqualTo(request);
        assertThat(pair.bump(Direction.RESPONSE)).as("response").isLessThanOrEqualTo(response);
        assertThat(pair.codes(Direction.REQUEST)).containsExactly("REQUEST_" + code);
    }

    @ParameterizedTest
    @CsvSource({"['a'], MAJOR", "[], MINOR"})
    void who_received_a_property_breaks_without_it_unless_it_could_be_missing_before(String required, Bump response) {
        String object = "{'type':'object','properties':{'a':{'writeOnly':%s}},'required':" + required + "}";
        SchemaPair pair = SchemaPair.of(object.formatted(false), object.formatted(true));
        assertThat(pair.bump(Direction.RESPONSE)).isEqualTo(response);
        assertThat(pair.codes(Direction.RESPONSE)).containsExactly("RESPONSE_PROPERTY_BECAME_WRITE_ONLY");
        assertThat(pair.bump(Direction.REQUEST)).isLessThanOrEqualTo(Bump.PATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{'description':'D'}",
                "{'allOf':[{}]}",
                "{'type':['null','boolean','number','string','array','object']}"
            })
    void a_property_is_relied_on_however_those_of_other_names_are_allowed(String rest) {
        String object = "{'type':'object','properties':{'a':{}%s},'additionalProperties':" + rest + "}";
        SchemaPair pair = SchemaPair.of(object.formatted(""), object.formatted(",'b':{'type':'string'}"));
        for (Direction direction : Direction.values()) {
            assertThat(pair.bump(direction)).isEqualTo(Bump.MINOR);
            assertThat(pair.reversed().bump(direction)).isEqualTo(Bump.MAJOR);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'required':['a']                                                                 | MINOR
            'required':[]                                                                    | MAJOR
            'required':['b'],'properties':{'b':{'$ref':'#/components/schemas/P'}}            | MAJOR
            'required':['a'],'properties':{'b':{'$ref':'#/components/schemas/P'}}            | MAJOR
            'required':['a'],'properties':{'b':{'$ref':'#/components/schemas/P','required':['a']}} | MINOR
            """)
    void another_default_breaks_only_who_could_leave_the_property_out(String more, Bump request) {
        String object = "{'allOf':[{'$ref':'#/components/schemas/P'}]," + more
                + ",'$defs':{'P':{'type':'object','properties':{'a':{'type':'integer','default':%s}}}}}";
        SchemaPair pair = SchemaPair.of(object.formatted(1), object.formatted(2));
        assertThat(pair.bump(Direction.REQUEST)).isEqualTo(request);
        assertThat(pair.bump(Direction.RESPONSE)).isEqualTo(Bump.MINOR);
    }

    @Test
    void an_empty_name_is_asked_for_only_where_a_property_has_it() {
        assertThat(SchemaPair.of("{'type':'object'}", "{'type':'object','required':['']}")
                        .changes(Direction.REQUEST))
                .isEmpty();
        assertThat(SchemaPair.of(
                                "{'type':'object','properties':{'':{}}}",
                                "{'type':'object','properties':{'':{}},'required':['']}")
                        .bump(Direction.REQUEST))
                .isEqualTo(Bump.MAJOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':['string','null']}                  | {'oneOf':[{'type':'null'},{'type':'string'}]}
            {'type':['string','integer']}               | {'oneOf':[{'type':'integer'},{'type':'string'}]}
            {'const':1}                                 | {'enum':[1.0]}
            {'enum':['a','b']}                          | {'enum':['b','a']}
            {'type':'string','enum':['a',1]}            | {'const':'a'}
            {'enum':['a','b']}                          | {'oneOf':[{'const':'b'},{'const':'a'}]}
            {'type':'string'}                           | {'allOf':[{'type':'string'}]}
            {'type':'string'}                           | {'anyOf':[{'type':'string'}]}
            {'type':'string'}                           | {'oneOf':[{'type':'string'}]}
            {'type':'string'}                           | {'$ref':'#/components/schemas/T','$defs':{'T':{'type':'string'}}}
            {'type':'string','minLength':0}             | {'type':'string'}
            {'type':'integer','format':'uint8','minimum':0} | {'type':'integer','format':'uint8'}
            {'type':'integer','format':'uint64','exclusiveMinimum':-1} | {'type':'integer','format':'uint64'}
            {'type':'integer','format':'int32','minimum':-2147483648,'maximum':2147483647} | {'type':'integer','format':'int32'}
            {'type':'integer','format':'int64','maximum':9223372036854775807} | {'type':'integer','format':'int64'}
            {'type':'integer','exclusiveMinimum':0}     | {'type':'integer','minimum':1}
            {'type':'integer'}                          | {'type':'number','multipleOf':1}
            {'type':'string','pattern':'^[ab]$'}        | {'type':'string','pattern':'^(?:[a-b])$'}
            {'type':'boolean'}                          | {'enum':[true,false]}
            {'type':'array','items':false}              | {'type':'array','maxItems':0}
            {'type':'object','required':['a','b'],'minProperties':2} | {'type':'object','required':['b','a']}
            {'not':{'type':'null'}}                     | {'type':['boolean','number','string','array','object']}
            {'type':'object','additionalProperties':true} | {'type':'object'}
            {'type':'object','properties':{'a':{'type':'string'},'b':{}},'required':['a']} | {'allOf':[{'type':'object','properties':{'a':{'type':'string'}}},{'properties':{'b':{}},'required':['a']}]}
            {'allOf':[{'type':'object','properties':{'a':{}}}],'unevaluatedProperties':false} | {'type':'object','properties':{'a':{}},'additionalProperties':false}
            {'anyOf':[{'type':'object','required':['a']},{'type':'object','required':['b']}]} | {'type':'object','anyOf':[{'required':['b']},{'required':['a']}]}
            {'type':'object','properties':{'a':{'$ref':'#/components/schemas/S'}}} | {'$ref':'#/components/schemas/T','$defs':{'T':{'type':'object','properties':{'a':{'$ref':'#/components/schemas/T'}}}}}
            {'$ref':'#/components/schemas/T','$defs':{'T':{'type':'string'}},'maxLength':3} | {'type':'string','maxLength':3}
            {'type':'object','dependentRequired':{'a':['b']}} | {'type':'object','dependentSchemas':{'a':{'required':['b']}}}
            {'type':'object','required':['a'],'dependentRequired':{'a':['b'],'b':['c']}} | {'type':'object','required':['a','b','c']}
            {'type':'object','patternProperties':{'.*':{'type':'string'}}} | {'type':'object','additionalProperties':{'type':'string'}}
            {'$dynamicRef':'#t','$defs':{'T':{'$dynamicAnchor':'t','type':'string'}}} | {'type':'string'}
            false                                       | {'type':'string','minLength':3,'maxLength':2}
            """)
    void the_same_values_written_otherwise_are_no_change(String base, String revision) {
        SchemaPair pair = SchemaPair.of(base, revision);
        for (Direction direction : Direction.values()) {
            assertThat(pair.changes(direction)).isEmpty();
            assertThat(pair.reversed().changes(direction)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'string','nullable':true}           | {'type':['string','null']}
            {'type':'integer','minimum':1,'exclusiveMinimum':true} | {'type':'integer','exclusiveMinimum':1}
            {'type':'string','format':'byte'}           | {'type':'string','contentEncoding':'base64'}
            {'$ref':'#/components/schemas/T','maxLength':3,'$defs':{'T':{'type':'string'}}} | {'type':'string'}
            {'nullable':true,'allOf':[{'$ref':'#/components/schemas/T'}],'$defs':{'T':{'type':'object'}}} | {'anyOf':[{'type':'null'},{'type':'object'}]}
            """)
    void a_schema_of_3_0_is_the_same_in_the_words_of_3_1(String old, String young) {
        SchemaPair pair = SchemaPair.of("3.0.3", old, "3.1.0", young);
        for (Direction direction : Direction.values()) {
            assertThat(pair.changes(direction)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            date      | 2026-02-30           | false
            date      | 2026-01-31           | true
            date      | 2026-04-31           | false
            date      | 2026-01-28           | true
            date-time | 2026-01-28T09:00:00Z | true
            date-time | 2026-01-28           | false
            uuid      | 4fe3e4ca-0b8a-4c63-a7c8-6f3b7b1e0c11 | true
            email     | a.b@example.com      | true
            email     | example.com          | false
            hostname  | a-1.example.com      | true
            uri       | https://example.com/a?b=c | true
            uri       | /a                   | false
            ipv4      | 10.0.255.1           | true
            ipv4      | 10.0.256.1           | false
            ipv6      | 0:0:0:0:0:0:0:1      | true
            """)
    void values_that_were_listed_are_of_a_format_when_they_surely_look_so(String format, String value, boolean kept) {
        SchemaPair pair = SchemaPair.of(
                "{'type':'string','enum':['%s']}".formatted(value),
                "{'type':'string','format':'%s'}".formatted(format));
        assertThat(pair.bump(Direction.REQUEST)).isEqualTo(kept ? Bump.MINOR : Bump.MAJOR);
        assertThat(pair.reversed().bump(Direction.RESPONSE)).isEqualTo(kept ? Bump.MINOR : Bump.MAJOR);
    }

    @Test
    void nullable_added_in_3_0_is_a_break_for_who_receives_it() {
        SchemaPair pair = SchemaPair.old("{'type':'string'}", "{'type':'string','nullable':true}");
        assertThat(pair.bump(Direction.RESPONSE)).isEqualTo(Bump.MAJOR);
        assertThat(pair.bump(Direction.REQUEST)).isEqualTo(Bump.MINOR);
    }

    @Test
    void an_alternative_that_is_added_is_named_and_the_others_are_not() {
        SchemaPair pair = SchemaPair.of(
                "{'oneOf':[{'type':'object','properties':{'k':{'const':'a'}},'required':['k']},"
                        + "{'type':'object','properties':{'k':{'const':'b'}},'required':['k']}]}",
                "{'oneOf':[{'type':'object','properties':{'k':{'const':'c'}},'required':['k']},"
                        + "{'type':'object','properties':{'k':{'const':'b'}},'required':['k']},"
                        + "{'type':'object','properties':{'k':{'const':'a'}},'required':['k']}]}");
        assertThat(pair.changes(Direction.REQUEST)).singleElement().satisfies(change -> {
            assertThat(change.code()).isEqualTo("REQUEST_ALTERNATIVE_ADDED");
            assertThat(change.bump()).isEqualTo(Bump.MINOR);
            assertThat(change.revisionLocation()).isEqualTo("/components/schemas/S/oneOf/0");
        });
        assertThat(pair.bump(Direction.RESPONSE)).isEqualTo(Bump.MAJOR);
    }

    @Test
    void an_alternative_with_a_name_is_known_by_that_before_any_values_it_shares() {
        String before = "{'oneOf':[{'$ref':'#/components/schemas/Cat'}],'$defs':{"
                + "'Cat':{'type':'object','properties':{'status':{'enum':['a','b']}},'required':['status']}}}";
        String after = "{'oneOf':[{'$ref':'#/components/schemas/Cat'},{'$ref':'#/components/schemas/Fish'}],'$defs':{"
                + "'Cat':{'type':'object','properties':{'status':{'type':'string'}},'required':['status']},"
                + "'Fish':{'type':'object','properties':{'status':{'enum':['a','b']},'fins':{}},'required':['status','fins']}}}";
        assertThat(SchemaPair.of(before, after).codes(Direction.REQUEST))
                .doesNotContain("REQUEST_REQUIRED_PROPERTY_ADDED");
    }

    @Test
    void an_alternative_that_changes_is_known_by_its_tag_wherever_it_stands() {
        String alternative =
                "{'type':'object','properties':{'o':{'const':'x'},'k':{'const':'%s'},'n':{'type':'integer','maximum':%d}},"
                        + "'required':['o','k']}";
        String one = alternative.formatted("a", 5);
        String two = alternative.formatted("b", 5);
        SchemaPair pair = SchemaPair.of(
                "{'oneOf':[" + one + "," + two + "]}",
                "{'oneOf':[" + alternative.formatted("c", 5) + "," + alternative.formatted("a", 6) + ","
                        + alternative.formatted("b", 7) + "]}");
        assertThat(pair.codes(Direction.REQUEST))
                .containsExactlyInAnyOrder(
                        "REQUEST_MAXIMUM_INCREASED", "REQUEST_MAXIMUM_INCREASED", "REQUEST_ALTERNATIVE_ADDED");
        assertThat(pair.bump(Direction.REQUEST)).isEqualTo(Bump.MINOR);
        assertThat(pair.reversed().bump(Direction.RESPONSE)).isEqualTo(Bump.MINOR);
    }

    @Test
    void what_matched_one_schema_may_not_match_two_of_a_oneOf() {
        SchemaPair pair = SchemaPair.of(
                "{'type':'object','properties':{'a':{},'b':{}},'required':['a','b']}",
                "{'oneOf':[{'type':'object','properties':{'a':{},'b':{}},'required':['a']},"
                        + "{'type':'object','properties':{'a':{},'b':{}},'required':['b']}]}");
        assertThat(pair.bump(Direction.REQUEST)).isEqualTo(Bump.MAJOR);
    }

    @Test
    void a_change_says_where_it_is_met_and_where_it_is_written() {
        SchemaPair pair = SchemaPair.of(
                "{'type':'array','items':{'$ref':'#/components/schemas/T'},'$defs':{'T':{'type':'object',"
                        + "'properties':{'a/b':{'type':'string','maxLength':9}}}}}",
                "{'type':'array','items':{'$ref':'#/components/schemas/T'},'$defs':{'T':{'type':'object',"
                        + "'properties':{'a/b':{'type':'string','maxLength':5}}}}}");
        assertThat(pair.changes(Direction.REQUEST))
                .containsExactly(new Change(
                        "REQUEST_MAX_LENGTH_DECREASED",
                        Bump.MAJOR,
                        "/components/schemas/S/items/properties/a~1b/maxLength",
                        "/components/schemas/T/properties/a~1b/maxLength",
                        "/components/schemas/T/properties/a~1b/maxLength",
                        "Sent value `[].a/b`: `maxLength` is decreased from 9 to 5."));
    }

    @Test
    void a_pair_of_schemas_is_reported_once_for_each_direction() {
        SchemaPair pair = SchemaPair.of("{'type':'string'}", "{'type':'integer'}");
        SchemaComparison comparison = new SchemaComparison(pair.base(), pair.revision());
        for (Direction direction : Direction.values()) {
            assertThat(comparison.compare(SchemaPair.place(pair.base()), SchemaPair.place(pair.revision()), direction))
                    .hasSize(1);
            assertThat(comparison.compare(SchemaPair.place(pair.base()), SchemaPair.place(pair.revision()), direction))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://e.example/t", "https://e.example/t#a", "https://e.example/t#/allOf/0"})
    void an_identifier_leads_to_its_schema(String reference) {
        String identified =
                "{'$ref':'%s','$defs':{'T':{'$id':'https://e.example/t','$anchor':'a','allOf':[{'type':'%s'}]}}}";
        String base = identified.formatted(reference, "string");
        assertThat(SchemaPair.of(base, "{'type':'string'}").changes(Direction.REQUEST))
                .isEmpty();
        assertThat(SchemaPair.of(base, identified.formatted(reference, "integer"))
                        .bump(Direction.REQUEST))
                .isEqualTo(Bump.MAJOR);
    }

    @Test
    void what_a_dynamic_reference_may_come_to_mean_must_stay_the_same() {
        String list = "{'$ref':'https://e.example/mine','$defs':{"
                + "'L':{'$id':'https://e.example/list','type':'array','items':{'$dynamicRef':'#item'},"
                + "'$defs':{'any':{'$dynamicAnchor':'item'}}},"
                + "'M':{'$id':'https://e.example/mine','$ref':'list','$defs':{'own':{'$dynamicAnchor':'item','type':'%s'}}}}}";
        String base = list.formatted("string");
        assertThat(SchemaPair.of(base, base.replace("'L':", "'N':")).changes(Direction.RESPONSE))
                .isEmpty();
        assertThat(SchemaPair.of(base, list.formatted("integer")).codes(Direction.RESPONSE))
                .containsExactly(Change.NOT_COMPARED);
    }

    @Test
    void names_in_xml_matter_where_xml_is_sent() {
        String schema = "{'type':'string','xml':{'name':'%s'},'$defs':{'X':{'content':{'%s':{}}}}}";
        assertThat(SchemaPair.of(schema.formatted("a", "application/json"), schema.formatted("b", "application/json"))
                        .bump(Direction.REQUEST))
                .isEqualTo(Bump.PATCH);
        assertThat(SchemaPair.of(schema.formatted("a", "application/xml"), schema.formatted("b", "application/xml"))
                        .codes(Direction.REQUEST))
                .containsExactly("REQUEST_XML_CHANGED");
    }

    @Test
    void a_reference_that_leads_nowhere_is_equal_to_itself_and_not_to_another() {
        assertThat(SchemaPair.of(
                                "{'$ref':'https://x.example/a','title':'a'}",
                                "{'$ref':'https://x.example/a','title':'b'}")
                        .bump(Direction.REQUEST))
                .isEqualTo(Bump.PATCH);
        assertThat(SchemaPair.of("{'$ref':'https://x.example/a'}", "{'$ref':'https://x.example/b'}")
                        .bump(Direction.REQUEST))
                .isEqualTo(Bump.MAJOR);
    }
}
