package org.llmmarket.publishing.sandbox.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import policyengine.v1.CheckAccessRequest;
import policyengine.v1.CreatePolicyRequest;
import policyengine.v1.DeletePolicyRequest;
import policyengine.v1.GetPolicyRequest;
import policyengine.v1.HealthCheckRequest;
import policyengine.v1.HealthCheckResponse.ServingStatus;
import policyengine.v1.ListPoliciesRequest;
import policyengine.v1.ListPoliciesResponse;
import policyengine.v1.Policy;
import policyengine.v1.PolicyEngineServiceGrpc;
import policyengine.v1.PolicyEngineServiceGrpc.PolicyEngineServiceBlockingStub;
import policyengine.v1.PolicyType;
import policyengine.v1.PolicyViolation;
import policyengine.v1.UpdatePolicyRequest;
import policyengine.v1.ValidateConsumptionRequest;
import policyengine.v1.ValidateServiceRequest;
import policyengine.v1.ValidateServiceResponse;

class PolicyEngineIT {

    private PolicyEngine server;
    private ManagedChannel channel;
    private PolicyEngineServiceBlockingStub engine;

    @BeforeEach
    void start() {
        startIn("development");
    }

    private void startIn(String environment) {
        server = PolicyEngine.start(0, environment, new NoSwitch());
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
        engine = PolicyEngineServiceGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
    }

    @Test
    void it_ships_the_marketplaces_policies() {
        assertThat(list("", "").getPoliciesList())
                .extracting(Policy::getId, Policy::getSeverity, Policy::getEnabled)
                .containsExactly(
                        tuple("confidential-certification-required", "high"),
                        tuple("data-residency-required", "high"),
                        tuple("enterprise-sla-minimum", "medium"),
                        tuple("https-required", "critical"),
                        tuple("pricing-ceiling", "medium"),
                        tuple("restricted-countries", "critical"));
    }

    @Test
    void a_service_that_keeps_every_policy_is_compliant() {
        ValidateServiceResponse verdict = judge(Services.compliant());
        assertThat(verdict.getCompliant()).isTrue();
        assertThat(verdict.getViolationsList()).isEmpty();
        assertThat(verdict.getMetadata().getPoliciesEvaluated()).isEqualTo(6);
        assertThat(verdict.getMetadata().getPoliciesPassed()).isEqualTo(6);
        assertThat(verdict.getValidatedAt().getSeconds()).isPositive();
    }

    @Test
    void a_restricted_country_refuses_a_service_and_says_how_to_put_it_right() {
        var service = Services.compliant();
        service.getComplianceBuilder().addDataResidency("KP");
        ValidateServiceResponse verdict = judge(service);
        assertThat(verdict.getCompliant()).isFalse();
        assertThat(verdict.getMetadata().getPoliciesFailed()).isEqualTo(1);
        PolicyViolation violation = verdict.getViolations(0);
        assertThat(violation.getPolicyId()).isEqualTo("restricted-countries");
        assertThat(violation.getPolicyName()).isEqualTo("Restricted countries");
        assertThat(violation.getSeverity()).isEqualTo("critical");
        assertThat(violation.getField()).isEqualTo("compliance.dataResidency[1]");
        assertThat(violation.getActualValue()).isEqualTo("KP");
        assertThat(violation.getExpectedValue()).isEqualTo("none of KP, IR, SY, CU");
        assertThat(violation.getMessage()).contains("KP").endsWith(".");
        assertThat(violation.getRemediation()).contains("KP").endsWith(".");
    }

    @Test
    void an_undeclared_residency_refuses_a_service() {
        var service = Services.compliant();
        service.getComplianceBuilder().clearDataResidency();
        assertThat(judge(service).getCompliant()).isFalse();
        assertThat(violated(service)).containsExactly("data-residency-required");
    }

    @Test
    void a_confidential_service_needs_a_certification_however_it_is_spelt() {
        for (String level : List.of("confidential", "restricted")) {
            var service = Services.compliant();
            service.getComplianceBuilder().setLevel(level).addCertifications("ISO9001");
            assertThat(judge(service).getCompliant()).isFalse();
            PolicyViolation violation = judge(service).getViolations(0);
            assertThat(violation.getPolicyId()).isEqualTo("confidential-certification-required");
            assertThat(violation.getActualValue()).isEqualTo("ISO9001");
            assertThat(violation.getExpectedValue()).isEqualTo("SOC2 or ISO27001");
            for (String held : List.of("SOC2", "SOC 2 Type II", "ISO27001", "ISO/IEC 27001:2022", "iso-27001")) {
                service.getComplianceBuilder().clearCertifications().addCertifications(held);
                assertThat(judge(service).getCompliant()).as(held).isTrue();
            }
        }
    }

    @Test
    void a_plain_endpoint_is_refused_in_production_only() {
        var service = Services.compliant();
        service.getEndpointBuilder().setUrl("http://localhost:3030/v1");
        assertThat(judge(service).getCompliant()).isTrue();
        stop();
        startIn("production");
        assertThat(violated(service)).containsExactly("https-required");
        assertThat(judge(service).getCompliant()).isFalse();
        for (String url : List.of("https://a.example", "wss://a.example", "GRPCS://a.example")) {
            service.getEndpointBuilder().setUrl(url);
            assertThat(judge(service).getCompliant()).isTrue();
        }
    }

    @Test
    void violations_of_medium_severity_warn_and_refuse_nothing() {
        var service = Services.compliant();
        service.getSlaBuilder().setSupportLevel("enterprise").setAvailability(99.0);
        service.getPricingBuilder().getRatesBuilder(0).setRate(1.5);
        ValidateServiceResponse verdict = judge(service);
        assertThat(verdict.getCompliant()).isTrue();
        assertThat(verdict.getViolationsList())
                .extracting(PolicyViolation::getPolicyId, PolicyViolation::getSeverity, PolicyViolation::getField)
                .containsExactly(
                        Tuple.tuple("enterprise-sla-minimum", "medium", "sla.availability"),
                        Tuple.tuple("pricing-ceiling", "medium", "pricing.rates[0].rate"));
    }

    @Test
    void a_policy_added_as_an_expression_counts_at_once() {
        var created = create(expression("No beta", "!service.name.contains('beta')"));
        assertThat(created.getId()).isEqualTo("no-beta");
        assertThat(created.getVersion()).isEqualTo("1");
        var service = Services.compliant().setName("beta chat");
        PolicyViolation violation = judge(service).getViolations(0);
        assertThat(judge(service).getCompliant()).isFalse();
        assertThat(violation.getMessage()).isEqualTo("The service does not comply with the policy 'No beta'.");
        assertThat(violation.getExpectedValue()).isEqualTo("!service.name.contains('beta')");
        assertThat(violation.getField()).isEqualTo("name");
        assertThat(violation.getActualValue()).isEqualTo("beta chat");
    }

    @Test
    void an_expression_sees_the_environment_and_every_field() {
        create(expression(
                "Everything",
                "environment == 'development' && service.sla.max_latency < 1000 && service.sla.availability > 99"
                        + " && service.pricing.rates.all(r, r.rate >= 0) && size(service.capabilities) == 0"));
        assertThat(judge(Services.compliant()).getCompliant()).isTrue();
    }

    @Test
    void an_expression_that_cannot_be_judged_does_not_comply() {
        create(expression("Third rate", "service.pricing.rates[2].rate < 1.0"));
        ValidateServiceResponse verdict = judge(Services.compliant());
        assertThat(verdict.getCompliant()).isFalse();
        assertThat(verdict.getViolations(0).getMessage()).contains("'Third rate' could not be judged");
    }

    @Test
    void every_change_of_the_set_changes_its_version() {
        var versions = new HashSet<String>();
        versions.add(judge(Services.compliant()).getPolicyVersion());
        create(expression("Changing", "true"));
        versions.add(judge(Services.compliant()).getPolicyVersion());
        update("changing", policy -> policy.setEnabled(false), "enabled");
        versions.add(judge(Services.compliant()).getPolicyVersion());
        update("changing", policy -> policy.setEnabled(true), "enabled");
        versions.add(judge(Services.compliant()).getPolicyVersion());
        engine.deletePolicy(
                DeletePolicyRequest.newBuilder().setPolicyId("changing").build());
        versions.add(judge(Services.compliant()).getPolicyVersion());
        assertThat(versions).hasSize(5);
        assertThat(judge(Services.compliant()).getPolicyVersion())
                .isEqualTo(judge(Services.compliant()).getPolicyVersion());
    }

    @Test
    void a_mask_names_what_an_update_changes() {
        create(expression("Masked", "false"));
        var updated = update(
                "masked",
                policy -> {
                    policy.setDescription("Other").setName("Ignored").putMetadata("owner", "team");
                    policy.getRuleBuilder().getExpressionBuilder().setCel("true");
                },
                "description",
                "rule.expression.cel",
                "metadata");
        assertThat(updated.getDescription()).isEqualTo("Other");
        assertThat(updated.getName()).isEqualTo("Masked");
        assertThat(updated.getRule().getExpression().getCel()).isEqualTo("true");
        assertThat(updated.getRule().getExpression().getField()).isEqualTo("name");
        assertThat(updated.getMetadataMap()).containsEntry("owner", "team");
        assertThat(updated.getVersion()).isEqualTo("2");
        assertThat(judge(Services.compliant()).getCompliant()).isTrue();
    }

    @Test
    void an_update_without_a_mask_changes_everything_but_what_identifies_the_policy() {
        var created = create(expression("Whole", "false"));
        var updated = engine.updatePolicy(UpdatePolicyRequest.newBuilder()
                        .setPolicyId("whole")
                        .setPolicy(expression("Other", "true").setId("another"))
                        .build())
                .getPolicy();
        assertThat(updated.getId()).isEqualTo("whole");
        assertThat(updated.getName()).isEqualTo("Other");
        assertThat(updated.getCreatedAt()).isEqualTo(created.getCreatedAt());
    }

    @Test
    void a_mask_that_names_no_changeable_field_is_refused() {
        for (String path : List.of("id", "created_at", "nothing", "name.first", "metadata.owner")) {
            assertThat(fieldsOf(() -> update("https-required", policy -> {}, path)))
                    .as(path)
                    .containsExactly("update_mask");
        }
    }

    @Test
    void an_update_must_leave_a_policy_that_is_one() {
        assertThat(fieldsOf(() -> update("https-required", policy -> {}, "rule")))
                .containsExactly("policy.rule");
        assertThat(fieldsOf(() -> update("https-required", policy -> policy.setSeverity("huge"), "severity")))
                .containsExactly("policy.severity");
        assertThat(judge(Services.compliant()).getMetadata().getPoliciesEvaluated())
                .isEqualTo(6);
    }

    @Test
    void an_invalid_expression_is_refused_with_its_field() {
        for (String cel : List.of("service.", "service.nothing == 1", "1 + 1", "", "unknown", "'text'")) {
            assertThat(fieldsOf(() -> create(expression("Invalid", cel))))
                    .as(cel)
                    .containsExactly("policy.rule.expression.cel");
        }
    }

    @Test
    void every_fault_of_a_policy_is_named_at_once() {
        var nothing = Policy.newBuilder().setId("Not An Id").setName(" ").setSeverity("bad");
        assertThat(fieldsOf(() -> create(nothing)))
                .containsExactly("policy.id", "policy.name", "policy.severity", "policy.rule");
        var residency =
                Policy.newBuilder().setName("n".repeat(300)).setSeverity("low").setType(PolicyType.PRICING);
        residency
                .getRuleBuilder()
                .getDataResidencyBuilder()
                .addBlockedCountries("EU")
                .setMinimumLocations(-1);
        assertThat(fieldsOf(() -> create(residency)))
                .containsExactly(
                        "policy.name",
                        "policy.type",
                        "policy.rule.data_residency.blocked_countries[0]",
                        "policy.rule.data_residency.minimum_locations");
        var pricing = Policy.newBuilder().setName("p").setSeverity("low");
        pricing.getRuleBuilder()
                .getPricingBuilder()
                .setMaxRatePerToken(Double.NaN)
                .setMaxRatePerRequest(-1);
        assertThat(fieldsOf(() -> create(pricing)))
                .containsExactly("policy.rule.pricing.max_rate_per_token", "policy.rule.pricing.max_rate_per_request");
        var access = Policy.newBuilder().setName("a").setSeverity("low");
        access.getRuleBuilder().getAccessControlBuilder().addAllowedIpRanges("10.0.0.0/33");
        assertThat(fieldsOf(() -> create(access))).containsExactly("policy.rule.access_control.allowed_ip_ranges[0]");
        var compliance = Policy.newBuilder().setName("c").setSeverity("low");
        compliance.getRuleBuilder().getComplianceBuilder().setMinimumComplianceLevel("secret");
        assertThat(fieldsOf(() -> create(compliance)))
                .containsExactly("policy.rule.compliance.minimum_compliance_level");
        var empty = Policy.newBuilder().setName("e").setSeverity("low");
        empty.getRuleBuilder().getSecurityBuilder();
        assertThat(fieldsOf(() -> create(empty))).containsExactly("policy.rule.security");
    }

    @Test
    void two_policies_of_one_name_get_ids_of_their_own_and_one_id_is_given_once() {
        assertThat(create(expression("Twice", "true")).getId()).isEqualTo("twice");
        assertThat(create(expression("Twice", "true")).getId()).isEqualTo("twice-2");
        assertThat(create(expression("???", "true")).getId()).isEqualTo("policy");
        assertThat(codeOf(() -> create(expression("Twice", "true").setId("twice"))))
                .isEqualTo(Status.Code.ALREADY_EXISTS);
    }

    @Test
    void what_there_is_not_is_not_found() {
        assertThat(codeOf(() -> engine.getPolicy(
                        GetPolicyRequest.newBuilder().setPolicyId("none").build())))
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(codeOf(() -> engine.deletePolicy(
                        DeletePolicyRequest.newBuilder().setPolicyId("none").build())))
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(codeOf(() -> update("none", policy -> {}, "name"))).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void the_same_key_creates_one_policy() {
        var keyed = engine.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(key("p-1:policy")));
        var request = CreatePolicyRequest.newBuilder()
                .setPolicy(expression("Keyed", "true"))
                .build();
        assertThat(keyed.createPolicy(request)).isEqualTo(keyed.createPolicy(request));
        assertThat(list("name=Keyed", "").getTotalCount()).isEqualTo(1);
        assertThat(codeOf(() -> keyed.createPolicy(CreatePolicyRequest.newBuilder()
                        .setPolicy(expression("Other", "true"))
                        .build())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void policies_are_listed_page_by_page() {
        var first = engine.listPolicies(ListPoliciesRequest.newBuilder()
                .setPageSize(4)
                .setOrderBy("severity desc, name")
                .build());
        var second = engine.listPolicies(ListPoliciesRequest.newBuilder()
                .setPageSize(4)
                .setOrderBy("severity desc, name")
                .setPageToken(first.getNextPageToken())
                .build());
        assertThat(first.getPoliciesList())
                .extracting(Policy::getId)
                .containsExactly(
                        "https-required",
                        "restricted-countries",
                        "confidential-certification-required",
                        "data-residency-required");
        assertThat(second.getPoliciesList())
                .extracting(Policy::getId)
                .containsExactly("enterprise-sla-minimum", "pricing-ceiling");
        assertThat(first.getTotalCount()).isEqualTo(6);
        assertThat(second.getNextPageToken()).isEmpty();
    }

    @Test
    void a_listing_is_filtered() {
        assertThat(ids("description:sanctions AND version=1")).containsExactly("restricted-countries");
        assertThat(list("", "created_at, updated_at desc, type").getPoliciesList())
                .hasSize(6);
        assertThat(ids("severity=critical")).containsExactly("https-required", "restricted-countries");
        assertThat(ids("type=DATA_RESIDENCY AND severity!=critical")).containsExactly("data-residency-required");
        assertThat(ids("name:\"minimum sla\" AND enabled=true")).containsExactly("enterprise-sla-minimum");
        assertThat(ids("id=nothing")).isEmpty();
    }

    @Test
    void a_listing_that_cannot_be_given_is_refused_with_its_field() {
        assertThat(fieldsOf(() -> list("colour=red", ""))).containsExactly("filter");
        assertThat(fieldsOf(() -> list("severity", ""))).containsExactly("filter");
        assertThat(fieldsOf(() -> list("", "colour"))).containsExactly("order_by");
        assertThat(fieldsOf(() -> list("", "name upwards"))).containsExactly("order_by");
        assertThat(fieldsOf(() -> engine.listPolicies(
                        ListPoliciesRequest.newBuilder().setPageSize(-1).build())))
                .containsExactly("page_size");
        for (String token : List.of("nonsense!", "MTIz", "NDox")) {
            assertThat(fieldsOf(() -> engine.listPolicies(
                            ListPoliciesRequest.newBuilder().setPageToken(token).build())))
                    .containsExactly("page_token");
        }
    }

    @Test
    void access_and_consumption_are_decided_by_the_policies_in_force() {
        var guarded = Policy.newBuilder().setName("Guarded").setSeverity("high").setEnabled(true);
        guarded.getRuleBuilder().getAccessControlBuilder().addBlockedUserIds("mallory");
        create(guarded);
        var limited = Policy.newBuilder().setName("Limited").setSeverity("high").setEnabled(true);
        limited.getRuleBuilder().getRateLimitingBuilder().setMaxRequestsPerDay(1);
        create(limited);
        var access = CheckAccessRequest.newBuilder().setUserId("mallory").setServiceId("svc-1");
        assertThat(engine.checkAccess(access.build()).getAllowed()).isFalse();
        assertThat(engine.checkAccess(access.setUserId("alice").build()).getAllowed())
                .isTrue();
        var use = ValidateConsumptionRequest.newBuilder()
                .setConsumerId("alice")
                .setServiceId("svc-1")
                .build();
        assertThat(engine.validateConsumption(use).getAllowed()).isTrue();
        assertThat(engine.validateConsumption(use).getAllowed()).isFalse();
        assertThat(judge(Services.compliant()).getMetadata().getPoliciesEvaluated())
                .isEqualTo(6);
    }

    @Test
    void it_says_whom_it_serves() {
        var health = engine.healthCheck(HealthCheckRequest.getDefaultInstance());
        assertThat(health.getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(health.getDetailsMap()).containsEntry("policies", "6").containsKey("policyVersion");
        assertThat(engine.healthCheck(HealthCheckRequest.newBuilder()
                                .setService("other")
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.UNKNOWN);
    }

    @Test
    void a_policy_is_read_by_its_id() {
        var policy = engine.getPolicy(GetPolicyRequest.newBuilder()
                        .setPolicyId("pricing-ceiling")
                        .build())
                .getPolicy();
        assertThat(policy.getType()).isEqualTo(PolicyType.PRICING);
        assertThat(policy.getRule().getPricing().getMaxRatePerRequest()).isEqualTo(10);
    }

    @Test
    void a_port_in_use_is_said() {
        assertThatThrownBy(() -> PolicyEngine.start(server.port(), "development", new NoSwitch()))
                .hasMessageContaining("cannot listen on port " + server.port());
    }

    private static Tuple tuple(String id, String severity) {
        return Tuple.tuple(id, severity, true);
    }

    private ValidateServiceResponse judge(ValidateServiceRequest.Builder service) {
        return engine.validateService(service.build());
    }

    private List<String> violated(ValidateServiceRequest.Builder service) {
        return judge(service).getViolationsList().stream()
                .map(PolicyViolation::getPolicyId)
                .toList();
    }

    private ListPoliciesResponse list(String filter, String orderBy) {
        return engine.listPolicies(ListPoliciesRequest.newBuilder()
                .setFilter(filter)
                .setOrderBy(orderBy)
                .build());
    }

    private List<String> ids(String filter) {
        return list(filter, "").getPoliciesList().stream().map(Policy::getId).toList();
    }

    private Policy create(Policy.Builder policy) {
        return engine.createPolicy(
                        CreatePolicyRequest.newBuilder().setPolicy(policy).build())
                .getPolicy();
    }

    private Policy update(String id, Consumer<Policy.Builder> changes, String... mask) {
        var changed = Policy.newBuilder();
        changes.accept(changed);
        return engine.updatePolicy(UpdatePolicyRequest.newBuilder()
                        .setPolicyId(id)
                        .setPolicy(changed)
                        .addAllUpdateMask(List.of(mask))
                        .build())
                .getPolicy();
    }

    private static Policy.Builder expression(String name, String cel) {
        var policy = Policy.newBuilder().setName(name).setSeverity("high").setEnabled(true);
        policy.getRuleBuilder().getExpressionBuilder().setCel(cel).setField("name");
        return policy;
    }

    private static Metadata key(String key) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("Idempotency-Key", Metadata.ASCII_STRING_MARSHALLER), key);
        return headers;
    }

    private static Status.Code codeOf(Runnable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::run)
                .getStatus()
                .getCode();
    }

    private static List<String> fieldsOf(Runnable call) {
        var refusal = catchThrowableOfType(StatusRuntimeException.class, call::run);
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        var details = StatusProto.fromThrowable(refusal);
        try {
            return details.getDetails(0).unpack(BadRequest.class).getFieldViolationsList().stream()
                    .peek(violation -> assertThat(refusal.getMessage()).contains(violation.getField() + ": "))
                    .map(FieldViolation::getField)
                    .toList();
        } catch (InvalidProtocolBufferException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Lets every call through. */
    private static final class NoSwitch implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            return next.startCall(call, headers);
        }
    }
}
