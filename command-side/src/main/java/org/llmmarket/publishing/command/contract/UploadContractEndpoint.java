package org.llmmarket.publishing.command.contract;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A provider uploads an OpenAPI document, to name it by its digest in definitions. */
@RestController
class UploadContractEndpoint {

    private final ContractDesk desk;

    UploadContractEndpoint(ContractDesk desk) {
        this.desk = desk;
    }

    @MayCall(value = Role.PROVIDER, scope = Scope.SERVICES_WRITE)
    @PostMapping("/contracts")
    @ResponseStatus(HttpStatus.CREATED)
    ContractDesk.Checked upload(@RequestBody(required = false) byte @Nullable [] body) {
        return desk.keep(body == null ? new byte[0] : body);
    }
}
