package org.openvault.backend.permission;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.problem.Problem;
import org.openvault.backend.user.Grant;

/** The words in which {@link PermissionMatrixTest} says who may do what, apart from the code that decides it. */
final class Policy {

    private Policy() {}

    /** What permissions can be about, as the policy sees it: the places a permission on which holds for it. */
    record Thing(String name, List<Place> places) {

        boolean isCoveredBy(Grant grant) {
            return places.stream().anyMatch(place -> place.isNamedBy(grant));
        }
    }

    /** A page, a folder or a type. */
    record Place(String scope, @Nullable Long id, @Nullable String type) {

        static Place page(long id) {
            return new Place("page", id, null);
        }

        static Place folder(long id) {
            return new Place("folder", id, null);
        }

        static Place type(String type) {
            return new Place("type", null, type);
        }

        boolean isNamedBy(Grant grant) {
            return grant.scope().equals(scope)
                    && switch (scope) {
                        case "page" -> id.equals(grant.page());
                        case "folder" -> id.equals(grant.folder());
                        default -> type.equals(grant.type());
                    };
        }

        Grant grant(Verb verb) {
            return switch (scope) {
                case "page" -> Grant.onPage(verb, id);
                case "folder" -> Grant.onFolder(verb, id);
                default -> Grant.onType(verb, type);
            };
        }
    }

    /** One thing that an act asks for. */
    sealed interface Need {

        boolean isMetBy(Grant grant);

        /** A permission that meets it. */
        Grant example();

        /** A verb on a thing. */
        record On(Verb verb, Thing thing) implements Need {

            @Override
            public boolean isMetBy(Grant grant) {
                boolean verbFits = verb == Verb.VIEW || grant.verb().equals(verb.value());
                return verbFits && thing.isCoveredBy(grant);
            }

            @Override
            public Grant example() {
                return thing.places().getFirst().grant(verb);
            }
        }

        /** To edit what one has made oneself. */
        record OnOwn(Thing thing) implements Need {

            @Override
            public boolean isMetBy(Grant grant) {
                return Set.of("edit", "add").contains(grant.verb()) && thing.isCoveredBy(grant);
            }

            @Override
            public Grant example() {
                return thing.places().getFirst().grant(Verb.ADD);
            }
        }

        record OnSystem(Right right) implements Need {

            @Override
            public boolean isMetBy(Grant grant) {
                return grant.equals(Grant.of(right));
            }

            @Override
            public Grant example() {
                return Grant.of(right);
            }
        }

        /** One of two things is enough. */
        record Either(Need one, Need other) implements Need {

            @Override
            public boolean isMetBy(Grant grant) {
                return one.isMetBy(grant) || other.isMetBy(grant);
            }

            @Override
            public Grant example() {
                return one.example();
            }
        }

        /** A field that is named in permissions. */
        record OnField(String type, String field) implements Need {

            @Override
            public boolean isMetBy(Grant grant) {
                return grant.equals(Grant.onField(type, field));
            }

            @Override
            public Grant example() {
                return Grant.onField(type, field);
            }
        }
    }

    /**
     * Something that people do.
     *
     * @param onlySuperusers whatever else is asked for
     * @param needs all of them; none where whoever is not disabled may do it
     * @param prepare what is done before, by nobody in particular
     * @param late whether a refusal may come when something is written already, which its transaction then undoes
     * @param otherwise with what it ends for whoever may do it, where it cannot be done; null where it can
     */
    record Act(
            String name,
            boolean onlySuperusers,
            List<Need> needs,
            BiConsumer<Actor.Person, Subject> prepare,
            BiConsumer<Actor.Person, Subject> deed,
            boolean late,
            @Nullable Class<? extends Problem> otherwise) {

        Act endingWith(Class<? extends Problem> problem) {
            return new Act(name, onlySuperusers, needs, prepare, deed, late, problem);
        }

        Act refusedLate() {
            return new Act(name, onlySuperusers, needs, prepare, deed, true, otherwise);
        }

        boolean isDone(@Nullable Throwable thrown) {
            return otherwise == null ? thrown == null : otherwise.isInstance(thrown);
        }

        boolean isAllowedTo(Role role) {
            if (role.disabled() || role.superuser()) {
                return !role.disabled();
            }
            return !onlySuperusers
                    && needs.stream().allMatch(need -> role.grants().stream().anyMatch(need::isMetBy));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Carries what was prepared to the deed. */
    static final class Subject {
        long id;
    }

    /** Somebody with certain permissions. */
    record Role(String name, Actor.Person person, List<Grant> grants, boolean superuser, boolean disabled) {

        @Override
        public String toString() {
            return name;
        }
    }
}
