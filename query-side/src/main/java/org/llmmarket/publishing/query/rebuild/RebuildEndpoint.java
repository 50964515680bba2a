package org.llmmarket.publishing.query.rebuild;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preferred;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.query.live.ServletConnection;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.query.projection.Projections;
import org.llmmarket.publishing.query.projection.RebuildView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /projections/{name}/rebuild}, {@code /swap} and {@code /previous}: a read model made anew, watched, given up, kept or taken back. */
@RestController
class RebuildEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildEndpoint.class);

    private final ReadModels models;
    private final Projections projections;
    private final RebuildStream stream;
    private final KeyedWrites writes;

    RebuildEndpoint(ReadModels models, Projections projections, RebuildStream stream, KeyedWrites writes) {
        this.models = models;
        this.projections = projections;
        this.stream = stream;
        this.writes = writes;
    }

    /** What is done when the new model differs from the live one. */
    private enum OnDifference {
        SWAP,
        HOLD
    }

    @PostMapping("/projections/{name}/rebuild")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    ResponseEntity<RebuildView> rebuild(
            @PathVariable String name, @RequestParam MultiValueMap<String, String> parameters, Caller caller) {
        Parameters given = new Parameters(parameters);
        List<OnDifference> choices = given.choices(
                "onDifference", OnDifference.class, choice -> choice.name().toLowerCase(Locale.ROOT));
        given.check();
        boolean holds = choices.contains(OnDifference.HOLD);
        String by = caller.actor().id().toString();
        return change("is to be made anew", name, caller, () -> models.request(name, holds, by));
    }

    @DeleteMapping("/projections/{name}/rebuild")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    ResponseEntity<RebuildView> cancel(@PathVariable String name, Caller caller) {
        return change("is not to be made anew after all", name, caller, () -> models.cancel(name));
    }

    @PostMapping("/projections/{name}/swap")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    ResponseEntity<RebuildView> swap(@PathVariable String name, Caller caller) {
        return change("is to be swapped in as it differs", name, caller, () -> models.release(name));
    }

    @DeleteMapping("/projections/{name}/previous")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    ResponseEntity<RebuildView> dropPrevious(@PathVariable String name, Caller caller) {
        known(name);
        LOG.warn("The previous model of {} is dropped, says {}", name, caller.account());
        return writes.write(() -> models.dropPrevious(name), () -> ResponseEntity.ok(view(name)));
    }

    @PostMapping("/projections/{name}/previous/restore")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    ResponseEntity<RebuildView> restorePrevious(@PathVariable String name, Caller caller) {
        known(name);
        LOG.warn("The previous model of {} is restored, says {}", name, caller.account());
        return writes.write(() -> models.restorePrevious(name), () -> ResponseEntity.ok(view(name)));
    }

    /** As JSON, or as server-sent events until it has ended. */
    @GetMapping("/projections/{name}/rebuild")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @Nullable
    ResponseEntity<RebuildView> show(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        known(name);
        RebuildView view = view(name);
        MediaType wanted = Preferred.among(accept, MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);
        if (wanted.equals(MediaType.APPLICATION_JSON)) {
            return ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT).body(view);
        }
        stream.admit();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader("X-Accel-Buffering", "no");
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            stream.join(name, new ServletConnection(request.startAsync(), () -> {}));
        }
        return null;
    }

    private ResponseEntity<RebuildView> change(String what, String name, Caller caller, Runnable work) {
        known(name);
        LOG.info("{} {}, says {}", name, what, caller.account());
        return writes.write(work, () -> ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/projections/" + name + "/rebuild"))
                .body(view(name)));
    }

    private void known(String name) {
        if (!models.canRebuild(name)) {
            Rejection.rejectIf(!projections.exists(name), Reason.NOT_FOUND, "There is no projection " + name + ".");
            throw new Rejection(
                    Reason.ILLEGAL_MOVE,
                    name + " cannot be made anew: it acts on the outside, or is not kept service by service.");
        }
    }

    private RebuildView view(String name) {
        return models.of(name).orElseThrow(() -> new Rejection(Reason.NOT_FOUND, name + " was never made anew."));
    }
}
