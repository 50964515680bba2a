package org.llmmarket.publishing.sandbox.policy.catalogue;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.stream.Collectors;

/** Gathers what is wrong with a request's fields and refuses it by INVALID_ARGUMENT, naming each of them. */
final class Faults {

    private final BadRequest.Builder faults = BadRequest.newBuilder();

    static StatusRuntimeException invalid(String field, String fault) {
        var one = new Faults();
        one.add(field, fault);
        return one.refusal();
    }

    void add(String field, String fault) {
        faults.addFieldViolationsBuilder().setField(field).setDescription(fault);
    }

    void require(boolean condition, String field, String fault) {
        if (!condition) {
            add(field, fault);
        }
    }

    void refuseIfAny() {
        if (faults.getFieldViolationsCount() > 0) {
            throw refusal();
        }
    }

    private StatusRuntimeException refusal() {
        String message = faults.getFieldViolationsList().stream()
                .map(fault -> fault.getField() + ": " + fault.getDescription())
                .collect(Collectors.joining("; "));
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Code.INVALID_ARGUMENT_VALUE)
                .setMessage(message)
                .addDetails(Any.pack(faults.build()))
                .build());
    }
}
