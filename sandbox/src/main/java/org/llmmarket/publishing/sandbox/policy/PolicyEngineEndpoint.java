package org.llmmarket.publishing.sandbox.policy;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.llmmarket.publishing.sandbox.idempotency.FirstAnswers;
import org.llmmarket.publishing.sandbox.idempotency.KeyReused;
import org.llmmarket.publishing.sandbox.policy.access.AccessCheck;
import org.llmmarket.publishing.sandbox.policy.access.ConsumptionCheck;
import org.llmmarket.publishing.sandbox.policy.catalogue.CompiledPolicy;
import org.llmmarket.publishing.sandbox.policy.catalogue.Listing;
import org.llmmarket.publishing.sandbox.policy.catalogue.Policies;
import org.llmmarket.publishing.sandbox.policy.catalogue.PolicySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import policyengine.v1.CheckAccessRequest;
import policyengine.v1.CheckAccessResponse;
import policyengine.v1.CreatePolicyRequest;
import policyengine.v1.CreatePolicyResponse;
import policyengine.v1.DeletePolicyRequest;
import policyengine.v1.DeletePolicyResponse;
import policyengine.v1.GetPolicyRequest;
import policyengine.v1.GetPolicyResponse;
import policyengine.v1.HealthCheckRequest;
import policyengine.v1.HealthCheckResponse;
import policyengine.v1.HealthCheckResponse.ServingStatus;
import policyengine.v1.ListPoliciesRequest;
import policyengine.v1.ListPoliciesResponse;
import policyengine.v1.Policy;
import policyengine.v1.PolicyEngineServiceGrpc;
import policyengine.v1.PolicyEngineServiceGrpc.PolicyEngineServiceImplBase;
import policyengine.v1.UpdatePolicyRequest;
import policyengine.v1.UpdatePolicyResponse;
import policyengine.v1.ValidateConsumptionRequest;
import policyengine.v1.ValidateConsumptionResponse;
import policyengine.v1.ValidateServiceRequest;
import policyengine.v1.ValidateServiceResponse;

/** The policy engine's nine calls. */
final class PolicyEngineEndpoint extends PolicyEngineServiceImplBase {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyEngineEndpoint.class);

    private final Policies policies;
    private final String environment;
    private final Supplier<Instant> clock;
    private final ServiceValidation validation;
    private final AccessCheck access = new AccessCheck();
    private final ConsumptionCheck consumption;
    private final FirstAnswers answers = new FirstAnswers();

    PolicyEngineEndpoint(Policies policies, String environment, Supplier<Instant> clock) {
        this.policies = policies;
        this.environment = environment;
        this.clock = clock;
        this.validation = new ServiceValidation(clock);
        this.consumption = new ConsumptionCheck(clock);
    }

    @Override
    public void validateService(ValidateServiceRequest request, StreamObserver<ValidateServiceResponse> answer) {
        respond(answer, () -> validation.judge(request, asked()));
    }

    /** The policies in force, unless the call brings others. */
    private PolicySet asked() {
        ListPoliciesResponse instead = OtherPolicies.current();
        return instead == null ? policies.nowWith(DraftPolicy.current()) : policies.instead(instead.getPoliciesList());
    }

    @Override
    public void checkAccess(CheckAccessRequest request, StreamObserver<CheckAccessResponse> answer) {
        respond(answer, () -> access.decide(request, inForce()));
    }

    @Override
    public void validateConsumption(
            ValidateConsumptionRequest request, StreamObserver<ValidateConsumptionResponse> answer) {
        respond(answer, () -> consumption.decide(request, inForce()));
    }

    private List<Policy> inForce() {
        return policies.now().enabled().stream().map(CompiledPolicy::policy).toList();
    }

    @Override
    public void getPolicy(GetPolicyRequest request, StreamObserver<GetPolicyResponse> answer) {
        respond(answer, () -> GetPolicyResponse.newBuilder()
                .setPolicy(policies.get(request.getPolicyId()))
                .build());
    }

    @Override
    public void listPolicies(ListPoliciesRequest request, StreamObserver<ListPoliciesResponse> answer) {
        respond(answer, () -> Listing.of(policies.now(), request));
    }

    @Override
    public void createPolicy(CreatePolicyRequest request, StreamObserver<CreatePolicyResponse> answer) {
        write(answer, "create", request, CreatePolicyResponse.class, () -> {
            Policy created = policies.create(request.getPolicy());
            return CreatePolicyResponse.newBuilder()
                    .setPolicy(created)
                    .setCreatedAt(created.getCreatedAt())
                    .build();
        });
    }

    @Override
    public void updatePolicy(UpdatePolicyRequest request, StreamObserver<UpdatePolicyResponse> answer) {
        write(answer, "update", request, UpdatePolicyResponse.class, () -> {
            Policy updated = policies.update(request.getPolicyId(), request.getPolicy(), request.getUpdateMaskList());
            return UpdatePolicyResponse.newBuilder()
                    .setPolicy(updated)
                    .setUpdatedAt(updated.getUpdatedAt())
                    .build();
        });
    }

    @Override
    public void deletePolicy(DeletePolicyRequest request, StreamObserver<DeletePolicyResponse> answer) {
        write(answer, "delete", request, DeletePolicyResponse.class, () -> {
            policies.delete(request.getPolicyId());
            return DeletePolicyResponse.newBuilder()
                    .setSuccess(true)
                    .setDeletedAt(Policies.now(clock))
                    .build();
        });
    }

    @Override
    public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
        boolean ours =
                request.getService().isEmpty() || request.getService().equals(PolicyEngineServiceGrpc.SERVICE_NAME);
        respond(answer, () -> HealthCheckResponse.newBuilder()
                .setStatus(ours ? ServingStatus.SERVING : ServingStatus.UNKNOWN)
                .putDetails("environment", environment)
                .putDetails(
                        "policies", Integer.toString(policies.now().policies().size()))
                .putDetails("policyVersion", policies.now().version())
                .setTimestamp(Policies.now(clock))
                .build());
    }

    private <A extends Message> void write(
            StreamObserver<A> answer, String operation, Message request, Class<A> kind, Supplier<A> work) {
        String key = IdempotencyKey.current();
        respond(answer, () -> answers.once(key, operation, request, kind, work));
    }

    private static <A> void respond(StreamObserver<A> answer, Supplier<A> work) {
        try {
            A result = work.get();
            answer.onNext(result);
            answer.onCompleted();
        } catch (StatusRuntimeException refusal) {
            answer.onError(refusal);
        } catch (KeyReused reused) {
            answer.onError(
                    Status.INVALID_ARGUMENT.withDescription(reused.getMessage()).asRuntimeException());
        } catch (RuntimeException fault) {
            // gRPC would tell the caller UNKNOWN and nobody here anything.
            LOG.error("The policy engine failed to answer", fault);
            answer.onError(Status.INTERNAL
                    .withDescription("The policy engine failed to answer.")
                    .asRuntimeException());
        }
    }
}
