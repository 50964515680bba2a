package org.llmmarket.publishing.api.approval.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Authentication;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Protocol;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;

class ApprovalRulesTest {

    private static final ApprovalRules USUAL = ApprovalRules.parse("");

    @ParameterizedTest
    @CsvSource({
        "public,basic,0",
        "internal,premium,0",
        "confidential,basic,1",
        "restricted,basic,2",
        "public,enterprise,1",
        "restricted,enterprise,2"
    })
    void the_strictest_rule_says_how_many(String level, String support, int approvers) {
        Terms terms = terms(level, support);

        assertThat(USUAL.reasons(terms).isEmpty()).isEqualTo(approvers == 0);
        assertThat(USUAL.approvers(terms)).isEqualTo(Math.max(1, approvers));
    }

    @Test
    void reasons_tell_what_the_terms_are() {
        assertThat(USUAL.reasons(terms("restricted", "enterprise")))
                .containsExactly("compliance.level is restricted", "sla.supportLevel is enterprise");
    }

    @Test
    void all_conditions_of_a_rule_must_hold() {
        ApprovalRules rules =
                ApprovalRules.parse("compliance.level = public|internal & sla.supportLevel = premium : 3 PT12H; ");

        assertThat(rules.reasons(terms("internal", "premium")))
                .containsExactly("compliance.level is internal and sla.supportLevel is premium");
        assertThat(rules.approvers(terms("public", "premium"))).isEqualTo(3);
        assertThat(rules.reasons(terms("internal", "basic"))).isEmpty();
        assertThat(rules.expiry(terms("public", "premium"), Duration.ofDays(7))).isEqualTo(Duration.ofHours(12));
        assertThat(rules.expiry(terms("public", "basic"), Duration.ofDays(7))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void what_would_newly_need_approval_is_told_at_its_field() {
        assertThat(USUAL.newly(terms("public", "basic"), terms("confidential", "basic")))
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("compliance.level", "APPROVAL_REQUIRED"));
        assertThat(USUAL.newly(terms("confidential", "basic"), terms("confidential", "premium")))
                .isEmpty();
        assertThat(USUAL.newly(terms("confidential", "basic"), terms("restricted", "basic")))
                .hasSize(1);
    }

    @Test
    void none_is_no_rule() {
        assertThat(ApprovalRules.parse("none").reasons(terms("restricted", "enterprise")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "compliance.level=secret: 1~'secret' is no compliance.level; there are confidential, internal, public",
                "compliance.levle=public: 1~'compliance.levle' is none of compliance.level, sla.supportLevel",
                "compliance.level=public: 0~it asks for 0 approvers, which must be 1 to 10",
                "compliance.level=public: 1 P1X~'P1X' is no duration such as P7D or PT12H",
                "compliance.level=public: 1 PT0S~'PT0S' is no time at all",
                "compliance.level=public~it must read condition: approvers",
                "compliance.level: 1~'compliance.level' must read field=value",
            })
    void a_wrong_rule_is_named_with_what_is_wrong(String rule, String why) {
        assertThatThrownBy(() -> ApprovalRules.parse("sla.supportLevel=basic: 1; " + rule))
                .hasMessageStartingWith("APPROVAL_RULES: the rule '" + rule + "' is wrong: ")
                .hasMessageContaining(why);
    }

    private static Terms terms(String level, String support) {
        return new Terms(
                new Endpoint("https://api.acme.example/v1", Protocol.REST, Authentication.API_KEY),
                new Pricing(PricingModel.FREE, "USD", List.of()),
                new Sla(new BigDecimal("99.9"), 500, SupportLevel.of(support), null),
                new Compliance(ComplianceLevel.of(level), List.of(), List.of("US"), true, false),
                List.of());
    }
}
