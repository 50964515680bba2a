package org.llmmarket.publishing.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.NAME;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.RIVAL;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.activated;
import static org.llmmarket.publishing.command.Sample.created;
import static org.llmmarket.publishing.command.Sample.submitted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.net.AddressKind;
import org.llmmarket.publishing.api.service.GateVerdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GateTest {

    private final GateFixture fixture = new GateFixture();

    @ParameterizedTest
    @ValueSource(strings = {"http://chat.example.com", "http://93.184.216.34/v1"})
    void production_needs_encryption(String url) {
        ObjectNode definition = Definitions.changed("/endpoint/url \"" + url + "\"");

        assertThat(judge(definition).isValid()).isTrue();
        fixture.production = true;
        assertThat(codes(judge(definition))).containsExactly("INSECURE_ENDPOINT");
    }

    @Test
    void production_takes_no_plain_websocket_or_grpc() {
        fixture.production = true;

        for (String protocol : List.of("grpc", "websocket")) {
            String scheme = protocol.equals("grpc") ? "grpc" : "ws";
            ObjectNode definition = Definitions.changed("/endpoint/protocol \"" + protocol + "\"");
            Definitions.apply(definition, "/endpoint/url \"" + scheme + "://chat.example.com\"");
            assertThat(codes(judge(definition))).containsExactly("INSECURE_ENDPOINT");
        }
    }

    @Test
    void the_operator_lets_private_endpoints_pass() {
        fixture.production = true;
        fixture.allowed = "localhost:3030, 10.0.0.5:80";

        assertThat(codes(judge(Definitions.changed("/endpoint/url \"http://localhost:3030/v1\""))))
                .isEmpty();
        assertThat(codes(judge(Definitions.changed("/endpoint/url \"http://10.0.0.5/v1\""))))
                .isEmpty();
        assertThat(codes(judge(Definitions.changed("/endpoint/url \"http://localhost:3031/v1\""))))
                .contains("INSECURE_ENDPOINT", "LOCALHOST_ENDPOINT", "PRIVATE_ENDPOINT");
        assertThat(codes(judge(Definitions.changed("/endpoint/url \"ws://localhost:3030\""))))
                .containsExactly("PROTOCOL_MISMATCH");
    }

    @Test
    void a_public_name_with_a_private_address_is_private() {
        fixture.dns.put("chat.example.com", Set.of(AddressKind.PUBLIC, AddressKind.PRIVATE));
        assertThat(codes(judge(Definitions.sound()))).containsExactly("PRIVATE_ENDPOINT");

        fixture.dns.put("chat.example.com", Set.of(AddressKind.LOOPBACK));
        assertThat(codes(judge(Definitions.sound())))
                .containsExactlyInAnyOrder("LOCALHOST_ENDPOINT", "PRIVATE_ENDPOINT");
    }

    @Test
    void a_name_that_nobody_knows_is_a_warning() {
        fixture.dns.clear();

        Findings found = judge(Definitions.sound());

        assertThat(found.isValid()).isTrue();
        assertThat(found.warnings()).extracting(Finding::code).containsExactly("UNKNOWN_HOST");
    }

    @Test
    void a_document_has_a_largest_size() {
        fixture.mostBytes = 100;

        assertThat(judge(Definitions.sound()).errors())
                .extracting(finding -> finding.code() + " " + finding.field())
                .containsExactly("SERVICE_TOO_LARGE openApiSpec");
    }

    @Test
    void an_uploaded_document_is_checked_like_any_other() {
        String digest = fixture.upload("openapi: 3.1.0\ninfo: { title: Chat, version: '1' }\n");

        assertThat(codes(judge(Definitions.changed("/openApiSpec \"" + digest + "\""))))
                .containsExactly("MISSING_PATHS");
    }

    @Test
    void a_text_keeps_what_an_object_would_lose() {
        String twice = "{\\\"openapi\\\": \\\"3.1.0\\\", \\\"openapi\\\": \\\"3.1.0\\\"}";

        assertThat(judge(Definitions.changed("/openApiSpec \"" + twice + "\"")).errors())
                .allMatch(finding -> finding.field().startsWith("openApiSpec"))
                .isNotEmpty();
    }

    @Test
    void a_tolerated_document_is_a_warning() {
        Findings found = judge(Definitions.changed("/openApiSpec/openapi \"3.0.3\""));

        assertThat(found.isValid()).isTrue();
        assertThat(found.warnings())
                .extracting(finding -> finding.code() + " " + finding.field())
                .containsExactly("INVALID_OPENAPI_VERSION openApiSpec#/openapi");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.0, VERSION_EXISTS",
        "1.0.0, 0.9.9, VERSION_NOT_INCREMENTED",
        "1.0.0, 1.0.0-rc.1, VERSION_NOT_INCREMENTED",
        "1.0.0-rc.2, 1.0.0-rc.1, VERSION_NOT_INCREMENTED",
        "1.0.0-r2, 1.0.0-r100, VERSION_NOT_INCREMENTED",
        "1.10.0, 1.9.0, VERSION_NOT_INCREMENTED",
        "1.0.0, 1.0.0+2, INVALID_VERSION_METADATA"
    })
    void numbers_rise_by_their_precedence(String before, String next, String code) {
        anna(List.of(created(), submitted(before, GateVerdict.FIRST)), List.of());

        assertThat(codes(judge(Definitions.named("chat-one", next)))).containsExactly(code);
    }

    @Test
    void what_stands_alone_has_a_status_of_its_own() {
        fixture.names.take(NAME, SERVICE, RIVAL.id());
        assertRefused(Reason.NAME_TAKEN, Definitions.sound());
        assertRefused(Reason.VALIDATION_FAILED, Definitions.changed("/version \"1\""));

        GateFixture mine = new GateFixture();
        mine.names.take(NAME, SERVICE, ANNA);
        mine.service = entry(live("1.0.0"));
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> mine.gate().judge(Definitions.sound(), ANNA).orReject())
                .satisfies(rejection -> assertThat(rejection.reason()).isEqualTo(Reason.VERSION_EXISTS));
    }

    @Test
    void an_event_carries_only_so_many_warnings() {
        ObjectNode definition = Definitions.sound();
        Definitions.apply(definition, "/sla/supportLevel \"enterprise\"");
        Definitions.apply(definition, "/sla/availability 99");

        Submission submission = fixture.gate().judge(definition, ANNA).orReject();

        assertThat(submission.warnings()).extracting(Finding::code).containsExactly("SLA_BELOW_SUPPORT_LEVEL");
        assertThat(submission.approvalReasons()).containsExactly("sla.supportLevel is enterprise");
        List<Finding> many = Collections.nCopies(50, new Finding("x".repeat(900), "𝔸".repeat(900), "CODE"));
        assertThat(CarriedWarnings.of(many)).hasSize(20).allSatisfy(warning -> assertThat(warning.message())
                .hasSizeLessThan(250));
    }

    @Test
    void what_is_left_out_has_its_default() {
        ObjectNode definition = Definitions.sound();
        for (String change :
                List.of("-/tags", "-/pricing/currency", "/compliance {\"level\": \"public\"}", "-/testAccess")) {
            Definitions.apply(definition, change);
        }

        Submission submission = fixture.gate().judge(definition, ANNA).orReject();

        assertThat(submission.listing().tags()).isEmpty();
        assertThat(submission.terms().pricing().currency()).isEqualTo("USD");
        assertThat(submission.terms().compliance().dataResidency()).isEmpty();
        assertThat(submission.terms().compliance().gdprCompliant()).isFalse();
        assertThat(submission.testAccess()).isNull();
    }

    @Test
    void money_stays_the_decimal_that_was_written() {
        String price = "0.10000000000000000000000001";

        Submission submission = fixture.gate()
                .judge(
                        Definitions.read(JsonMapper.shared()
                                .writeValueAsString(Definitions.sound())
                                .replace("0.02", price)),
                        ANNA)
                .orReject();

        assertThat(submission.terms().pricing().rates().get(0).rate()).hasToString(price);
    }

    private void assertRefused(Reason reason, ObjectNode definition) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> fixture.gate().judge(definition, ANNA).orReject())
                .satisfies(rejection -> assertThat(rejection.reason()).isEqualTo(reason));
    }

    private Findings judge(ObjectNode definition) {
        return fixture.gate().judge(definition, ANNA).findings();
    }

    private static List<String> codes(Findings found) {
        return found.errors().stream().map(Finding::code).toList();
    }

    private void anna(List<Object> history, List<Object> more) {
        fixture.names.take(NAME, SERVICE, ANNA);
        List<Object> all = new ArrayList<>(history);
        all.addAll(more);
        fixture.service = entry(all);
    }

    private static CatalogEntry entry(List<Object> events) {
        return CatalogEntry.of(events.stream()
                        .map(event -> new Happened(event, NOW, null))
                        .toList())
                .orElseThrow();
    }

    private static List<Object> live(String number) {
        return Arrays.asList(created(), submitted(number, GateVerdict.FIRST), activated(number));
    }
}
