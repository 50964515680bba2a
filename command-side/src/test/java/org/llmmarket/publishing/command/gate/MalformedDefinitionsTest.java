package org.llmmarket.publishing.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.command.Sample;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every fault that a definition can have, with the code and the field that tell it. */
class MalformedDefinitionsTest {

    private final GateFixture fixture = new GateFixture();

    @Test
    void a_sound_definition_has_no_findings() {
        Findings found = judge(Definitions.sound());

        assertThat(found.errors()).isEmpty();
        assertThat(found.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{2}: {1} at {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name                            | REQUIRED                 | -/name
            name                            | TOO_SHORT                | /name ""
            name                            | INVALID_FORMAT           | /name " - _ "
            name                            | INVALID_FORMAT           | /name "two\\nlines"
            name                            | INVALID_FORMAT           | /name "two\\u2028lines"
            name                            | INVALID_FORMAT           | /name "a\\u0000b"
            name                            | INVALID_FORMAT           | /name "half \\ud800"
            name                            | INVALID_TYPE             | /name 7
            name                            | INVALID_TYPE             | /name null
            version                         | REQUIRED                 | -/version
            version                         | INVALID_TYPE             | /version 1.0
            version                         | INVALID_VERSION_FORMAT   | /version "1.0"
            version                         | INVALID_VERSION_FORMAT   | /version "v1.0.0"
            version                         | INVALID_VERSION_FORMAT   | /version ""
            version                         | INVALID_VERSION_FORMAT   | /version " 1.0.0"
            version                         | INVALID_VERSION_FORMAT   | /version "1.02.0"
            version                         | INVALID_VERSION_FORMAT   | /version "1.0.0-rc..1"
            version                         | INVALID_VERSION_METADATA | /version "1.0.0+build.7"
            description                     | REQUIRED                 | -/description
            description                     | TOO_SHORT                | /description "short"
            description                     | INVALID_FORMAT           | /description "            "
            category                        | REQUIRED                 | -/category
            category                        | INVALID_ENUM             | /category "poetry"
            tags                            | INVALID_TYPE             | /tags "chat"
            tags[1]                         | TOO_SHORT                | /tags/1 ""
            tags[0]                         | INVALID_TYPE             | /tags/0 1
            tags[0]                         | INVALID_FORMAT           | /tags/0 "\\u3000\\u200b"
            capabilities                    | REQUIRED                 | -/capabilities
            capabilities                    | TOO_SHORT                | /capabilities []
            capabilities[0].name            | REQUIRED                 | -/capabilities/0/name
            capabilities[0].name            | TOO_SHORT                | /capabilities/0/name ""
            capabilities[0].name            | INVALID_FORMAT           | /capabilities/0/name " "
            capabilities[0].description     | INVALID_FORMAT           | /capabilities/0/description "\\n"
            capabilities[0].description     | REQUIRED                 | -/capabilities/0/description
            capabilities[0].parameters      | INVALID_TYPE             | /capabilities/0/parameters []
            capabilities[0].price           | UNKNOWN_PROPERTY         | /capabilities/0/price 1
            endpoint                        | REQUIRED                 | -/endpoint
            endpoint                        | INVALID_TYPE             | /endpoint "https://chat.example.com"
            endpoint.url                    | REQUIRED                 | -/endpoint/url
            endpoint.url                    | INVALID_URL              | /endpoint/url "not an address"
            endpoint.url                    | INVALID_URL              | /endpoint/url "chat.example.com/v1"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https:///v1"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://me:secret@chat.example.com"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat.example.com/#top"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat.example.com:99999"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat.example.com:0"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat.example.com:x"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat..example.com"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://300.1.2.3/v1"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat.example.com\\\\@evil.example"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat.example.com/{id}"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat_one.example.com"
            endpoint.url                    | INVALID_URL              | /endpoint/url "https://chat.example.com/a b"
            endpoint.url                    | INVALID_FORMAT           | /endpoint/url "https://chat.example.com/\\u0007"
            endpoint.url                    | INVALID_TYPE             | /endpoint/url 80
            endpoint.url                    | PROTOCOL_MISMATCH        | /endpoint/url "wss://chat.example.com"
            endpoint.url                    | PROTOCOL_MISMATCH        | /endpoint/url "ftp://chat.example.com"
            endpoint.url                    | PROTOCOL_MISMATCH        | /endpoint/protocol "websocket"
            endpoint.url                    | LOCALHOST_ENDPOINT       | /endpoint/url "https://localhost/v1"
            endpoint.url                    | LOCALHOST_ENDPOINT       | /endpoint/url "https://LOCALHOST.:8443/v1"
            endpoint.url                    | LOCALHOST_ENDPOINT       | /endpoint/url "https://api.localhost"
            endpoint.url                    | LOCALHOST_ENDPOINT       | /endpoint/url "https://127.0.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://127.0.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://127.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://2130706433"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://0x7f.0.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://0177.0.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://①②⑦.0.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://10.1.2.3"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://172.16.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://192.168.1.1:8443"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://169.254.1.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://169.254.169.254/latest/meta-data"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://100.64.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://224.0.0.1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://[::1]/v1"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://[::ffff:10.0.0.1]"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://[fd00::1]:8443"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://[fe80::1%25eth0]"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://metadata.google.internal"
            endpoint.url                    | PRIVATE_ENDPOINT         | /endpoint/url "https://intranet/v1"
            endpoint.protocol               | REQUIRED                 | -/endpoint/protocol
            endpoint.protocol               | INVALID_ENUM             | /endpoint/protocol "soap"
            endpoint.authentication         | REQUIRED                 | -/endpoint/authentication
            endpoint.authentication         | MISSING_AUTHENTICATION   | -/endpoint/authentication
            endpoint.authentication         | MISSING_AUTHENTICATION   | /endpoint/authentication "none"
            endpoint.authentication         | INVALID_ENUM             | /endpoint/authentication "basic"
            pricing                         | REQUIRED                 | -/pricing
            pricing.model                   | REQUIRED                 | -/pricing/model
            pricing.model                   | INVALID_ENUM             | /pricing/model "auction"
            pricing.currency                | INVALID_ENUM             | /pricing/currency "EURO"
            pricing.currency                | INVALID_ENUM             | /pricing/currency "usd"
            pricing.currency                | INVALID_ENUM             | /pricing/currency "XXX"
            pricing.rates                   | MISSING_PRICING_RATES    | -/pricing/rates
            pricing.rates                   | MISSING_PRICING_RATES    | /pricing/rates []
            pricing.rates                   | INVALID_TYPE             | /pricing/rates {}
            pricing.rates[0].rate           | NEGATIVE_RATE            | /pricing/rates/0/rate -0.01
            pricing.rates[0].inputRate      | NEGATIVE_RATE            | /pricing/rates/0/inputRate -1
            pricing.rates[0].rate           | REQUIRED                 | -/pricing/rates/0/rate
            pricing.rates[0].rate           | INVALID_TYPE             | /pricing/rates/0/rate "0.02"
            pricing.rates[0].rate           | INCONSISTENT_PRICING     | /pricing/model "free"
            pricing.rates[0].unit           | REQUIRED                 | -/pricing/rates/0/unit
            pricing.rates[0].unit           | TOO_SHORT                | /pricing/rates/0/unit ""
            pricing.rates[0].unit           | INVALID_PRICING_UNIT     | /pricing/rates/0/unit "hour"
            pricing.rates[0].unit           | INVALID_PRICING_UNIT     | /pricing/rates/0/unit "tokenization"
            pricing.rates[0].unit           | INVALID_PRICING_UNIT     | /pricing/model "per-request"
            pricing.rates[0].tier           | REQUIRED                 | -/pricing/rates/0/tier
            pricing.rates[0].discount       | UNKNOWN_PROPERTY         | /pricing/rates/0/discount 5
            sla                             | REQUIRED                 | -/sla
            sla.availability                | REQUIRED                 | -/sla/availability
            sla.availability                | OUT_OF_RANGE             | /sla/availability 100.1
            sla.availability                | OUT_OF_RANGE             | /sla/availability -1
            sla.availability                | INVALID_TYPE             | /sla/availability "99.9"
            sla.maxLatency                  | OUT_OF_RANGE             | /sla/maxLatency 0
            sla.maxLatency                  | OUT_OF_RANGE             | /sla/maxLatency 3000000000
            sla.maxLatency                  | INVALID_TYPE             | /sla/maxLatency 0.5
            sla.supportLevel                | INVALID_ENUM             | /sla/supportLevel "gold"
            sla.responseTime                | TOO_SHORT                | /sla/responseTime ""
            compliance                      | REQUIRED                 | -/compliance
            compliance.level                | REQUIRED                 | -/compliance/level
            compliance.level                | INVALID_ENUM             | /compliance/level "secret"
            compliance.dataResidency[0]     | INVALID_COUNTRY_CODE     | /compliance/dataResidency/0 "EU"
            compliance.dataResidency[1]     | INVALID_COUNTRY_CODE     | /compliance/dataResidency/1 "us"
            compliance.dataResidency[1]     | INVALID_COUNTRY_CODE     | /compliance/dataResidency/1 "UK"
            compliance.dataResidency[0]     | INVALID_COUNTRY_CODE     | /compliance/dataResidency/0 "USA"
            compliance.dataResidency[0]     | INVALID_COUNTRY_CODE     | /compliance/dataResidency/0 "XX"
            compliance.dataResidency[0]     | INVALID_TYPE             | /compliance/dataResidency/0 1
            compliance.gdprCompliant        | GDPR_REQUIRED            | /compliance {"level": "public", "dataResidency": ["US", "DE"]}
            compliance.gdprCompliant        | INVALID_TYPE             | /compliance/gdprCompliant "yes"
            documentation                   | INVALID_FORMAT           | /documentation "javascript:alert(1)"
            openApiSpec                     | REQUIRED                 | -/openApiSpec
            openApiSpec                     | INVALID_TYPE             | /openApiSpec 31
            openApiSpec                     | INVALID_FORMAT           | /openApiSpec "sha256:abc"
            openApiSpec#/info/title         | INVALID_FORMAT           | /openApiSpec/info/title "half \\ud800"
            openApiSpec#/x-a~1b/0           | INVALID_FORMAT           | /openApiSpec/x-a~1b ["\\udc00"]
            openApiSpec#/info               | MISSING_INFO             | -/openApiSpec/info
            openApiSpec#/info/title         | MISSING_TITLE            | -/openApiSpec/info/title
            openApiSpec#/info/version       | MISSING_VERSION          | -/openApiSpec/info/version
            openApiSpec#/openapi            | MISSING_OPENAPI_VERSION  | -/openApiSpec/openapi
            openApiSpec#/openapi            | INVALID_OPENAPI_VERSION  | /openApiSpec/openapi "2.0"
            openApiSpec#/paths              | MISSING_PATHS            | -/openApiSpec/paths
            openApiSpec#/paths              | EMPTY_PATHS              | /openApiSpec/paths {}
            testAccess.header               | INVALID_FORMAT           | /testAccess/header "X API Key"
            testAccess.header               | INVALID_FORMAT           | /testAccess/header ""
            testAccess.header               | INVALID_FORMAT           | /testAccess/header "Host"
            testAccess.header               | INVALID_FORMAT           | /testAccess/header "content-length"
            testAccess.header               | INVALID_FORMAT           | /testAccess/header "Transfer-Encoding"
            testAccess.value                | INVALID_FORMAT           | /testAccess/value "schlüssel"
            testAccess.value                | REQUIRED                 | -/testAccess/value
            price                           | UNKNOWN_PROPERTY         | /price 5
            providerId                      | UNKNOWN_PROPERTY         | /providerId "me"
            """)
    void every_fault_is_told_at_its_field(String field, String code, String change) {
        assertThat(judge(Definitions.changed(change)).errors())
                .extracting(finding -> finding.code() + " " + finding.field())
                .contains(code + " " + field);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /name, 256
            /description, 5001
            /tags/0, 51
            /capabilities/0/name, 256
            /capabilities/0/description, 2001
            /pricing/rates/0/tier, 101
            /pricing/rates/0/unit, 101
            /pricing/rates/0/description, 501
            /sla/responseTime, 101
            """)
    void a_text_has_its_limit(String place, int length) {
        String text = "token ".repeat(length).substring(0, length).replaceAll(" $", "x");

        assertThat(codes(judge(Definitions.changed(place + " \"" + text + "\""))))
                .contains("TOO_LONG");
        assertThat(codes(judge(Definitions.changed(place + " \"" + text.substring(1) + "\""))))
                .doesNotContain("TOO_LONG");
    }

    @Test
    void letters_beyond_the_basic_plane_count_as_one() {
        assertThat(judge(Definitions.changed("/name \"" + "𝔸".repeat(255) + "\""))
                        .isValid())
                .isTrue();
    }

    @Test
    void no_name_of_a_host_has_more_than_253_characters() {
        String longest = "a.".repeat(125) + "com";

        assertThat(codes(judge(Definitions.changed("/endpoint/url \"https://" + longest + "/v1\""))))
                .doesNotContain("INVALID_URL");
        assertThat(codes(judge(Definitions.changed("/endpoint/url \"https://b" + longest + "/v1\""))))
                .containsExactly("INVALID_URL");
    }

    @Test
    void there_are_twenty_tags_at_most() {
        String tags = IntStream.range(0, 21).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(",", "[", "]"));

        assertThat(judge(Definitions.changed("/tags " + tags)).errors())
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple("TOO_LONG", "tags"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /pricing {"model": "free"}
            /pricing {"model": "free", "rates": [{"tier": "all", "rate": 0, "unit": "month"}]}
            /pricing {"model": "subscription", "rates": [{"tier": "all", "rate": 9.5, "unit": "month"}]}
            /pricing {"model": "per-request", "rates": [{"tier": "all", "rate": 0.5, "unit": "100 requests"}]}
            /pricing {"model": "per-token", "rates": [{"tier": "all", "inputRate": 1, "outputRate": 2, "unit": "1M tokens"}]}
            /pricing {"model": "per-token", "rates": [{"tier": "all", "rate": 0.0000001, "unit": "Token"}]}
            /pricing/rates/0/unit "tokens"
            /pricing/currency "EUR"
            /compliance {"level": "internal"}
            /compliance/dataResidency ["US", "DE", "FR"]
            /sla/maxLatency 500.0
            /sla/availability 100
            /sla/availability 0
            /version "1.0.0-rc.1"
            /version "0.0.1"
            /description "Several\\nlines,\\tand a tab."
            /name "Überübersetzer 2"
            /openApiSpec/info/description "colours \\u001b[1m and a bell \\u0007"
            /testAccess {"header": "Authorization", "value": "Bearer a b"}
            /endpoint {"url": "wss://chat.example.com", "protocol": "websocket", "authentication": "jwt"}
            /endpoint {"url": "grpcs://chat.example.com:443", "protocol": "grpc", "authentication": "oauth2"}
            /endpoint {"url": "https://chat.example.com:8443", "protocol": "grpc", "authentication": "oauth2"}
            /endpoint/url "http://chat.example.com/v1"
            -/tags
            -/documentation
            -/testAccess
            -/sla/responseTime
            -/capabilities/0/parameters
            -/pricing/currency
            """)
    void what_the_contract_allows_passes(String change) {
        assertThat(judge(Definitions.changed(change)).errors()).isEmpty();
    }

    @Test
    void one_answer_shows_the_faults_of_every_layer() {
        ObjectNode definition = Definitions.sound();
        for (String change : new String[] {
            "-/description",
            "/version \"1\"",
            "/pricing/rates/0/rate -1",
            "/compliance/dataResidency/0 \"EU\"",
            "/endpoint/url \"http://10.0.0.1\"",
            "-/openApiSpec/paths",
            "/extra true"
        }) {
            Definitions.apply(definition, change);
        }

        assertThat(codes(judge(definition)))
                .containsExactlyInAnyOrder(
                        "REQUIRED",
                        "INVALID_VERSION_FORMAT",
                        "NEGATIVE_RATE",
                        "INVALID_COUNTRY_CODE",
                        "PRIVATE_ENDPOINT",
                        "MISSING_PATHS",
                        "UNKNOWN_PROPERTY");
    }

    @ParameterizedTest
    @CsvSource({"enterprise, 99.8, true", "enterprise, 99.9, false", "premium, 99, true", "basic, 1, false"})
    void a_promise_below_its_support_level_is_a_warning(String level, String availability, boolean warned) {
        ObjectNode definition = Definitions.changed("/sla/supportLevel \"" + level + "\"");
        Definitions.apply(definition, "/sla/availability " + availability);

        Findings found = judge(definition);

        assertThat(found.isValid()).isTrue();
        assertThat(found.warnings().stream().anyMatch(warning -> warning.code().equals("SLA_BELOW_SUPPORT_LEVEL")))
                .isEqualTo(warned);
    }

    @Test
    void what_is_no_object_at_all_is_a_finding() {
        assertThat(fixture.gate()
                        .judge(JsonMapper.shared().readTree("[1]"), Sample.ANNA)
                        .findings()
                        .errors())
                .extracting(Finding::code, Finding::field)
                .containsExactly(tuple("INVALID_TYPE", ""));
    }

    private Findings judge(ObjectNode definition) {
        return fixture.gate().judge(definition, Sample.ANNA).findings();
    }

    private static List<String> codes(Findings found) {
        return found.errors().stream().map(Finding::code).toList();
    }
}
