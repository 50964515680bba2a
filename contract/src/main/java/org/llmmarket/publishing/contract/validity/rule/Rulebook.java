package org.llmmarket.publishing.contract.validity.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.structure.Verdict;
import org.llmmarket.publishing.contract.validity.structure.Visitor;
import org.llmmarket.publishing.contract.validity.structure.Walk;

/** All rules of the specification, held against one document. */
public final class Rulebook {

    private final ReferenceRule references;
    private final List<Rule> rules;
    private final Map<ObjectKind, List<Rule>> byKind = new EnumMap<>(ObjectKind.class);
    private final Walk walk;
    private final Position root;

    private Rulebook(OpenApiDocument document, Edition edition, Verdict verdict, boolean standsAlone) {
        Description description = new Description(document, edition, verdict, standsAlone);
        this.root = Position.root(document.tree());
        this.walk = new Walk(edition, verdict, new Dispatch());
        this.references = new ReferenceRule(description, (at, kind) -> walk().object(at, kind));
        this.rules = rules(references, description, document);
        rules.forEach(rule -> rule.kinds().forEach(kind -> byKind.computeIfAbsent(kind, any -> new ArrayList<>())
                .add(rule)));
    }

    /**
     * Tells what the specification has to say about a document.
     *
     * @param standsAlone whether there are no other documents that it could be a part with
     */
    public static void judge(OpenApiDocument document, Edition edition, Verdict verdict, boolean standsAlone) {
        Rulebook book = new Rulebook(document, edition, verdict, standsAlone);
        book.walk.object(book.root, ObjectKind.OPENAPI);
        book.rules.forEach(Rule::conclude);
    }

    private static List<Rule> rules(ReferenceRule references, Description description, OpenApiDocument document) {
        return List.of(
                references,
                new Containers(description),
                new Paths(description),
                new PathItems(description),
                new OperationIds(description),
                new ParameterLists(description),
                new ParameterFields(description),
                new HeaderNames(description),
                new Responses(description),
                new Bodies(description),
                new Encodings(description),
                new Servers(description),
                new Tags(description),
                new SecuritySchemes(description),
                new SecurityRequirements(description),
                new Links(description),
                new Callbacks(description),
                new Discriminators(description),
                new SchemaSense(description),
                new Examples(description, document));
    }

    private Walk walk() {
        return walk;
    }

    private final class Dispatch implements Visitor {

        @Override
        public void visit(ObjectKind kind, Position object) {
            for (Rule rule : byKind.getOrDefault(kind, List.of())) {
                rule.visit(kind, object);
            }
        }

        @Override
        public void reference(ObjectKind expected, Position object) {
            references.add(expected, object);
        }
    }
}
