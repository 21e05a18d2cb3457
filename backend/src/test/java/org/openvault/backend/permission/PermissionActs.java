package org.openvault.backend.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.openvault.backend.actor.Actor;
import org.openvault.backend.permission.Policy.Act;
import org.openvault.backend.permission.Policy.Need;
import org.openvault.backend.permission.Policy.Subject;
import org.openvault.backend.permission.Policy.Thing;
import org.openvault.backend.problem.Problem;

/**
 * The policy as data: what people do, and what each act needs. {@link PermissionMatrixTest} tries all acts of all beans of
 * this type. A new use case is a line in one of them; where an act needs several things it names them all, and then the matrix
 * also tries who has all of them, and who lacks just one.
 */
abstract class PermissionActs {

    private final List<Act> acts = new ArrayList<>();

    final List<Act> list() {
        acts.clear();
        addAll();
        return List.copyOf(acts);
    }

    /** Says each act, by {@link #act} and its kin. */
    protected abstract void addAll();

    protected static Need on(Verb verb, Thing thing) {
        return new Need.On(verb, thing);
    }

    protected static Need onOwn(Thing thing) {
        return new Need.OnOwn(thing);
    }

    protected static Need right(Right right) {
        return new Need.OnSystem(right);
    }

    protected static List<Need> all(Need... needs) {
        return List.of(needs);
    }

    protected final void act(String name, Need need, Consumer<Actor.Person> deed) {
        act(name, List.of(need), deed);
    }

    protected final void act(String name, List<Need> needs, Consumer<Actor.Person> deed) {
        act(name, needs, (actor, subject) -> {}, (actor, subject) -> deed.accept(actor));
    }

    /** @param prepare makes what the act is about; it is undone with the act */
    protected final void act(
            String name,
            List<Need> needs,
            BiConsumer<Actor.Person, Subject> prepare,
            BiConsumer<Actor.Person, Subject> deed) {
        acts.add(new Act(name, false, needs, prepare, deed, false, null));
    }

    protected final void superuserAct(
            String name, BiConsumer<Actor.Person, Subject> prepare, BiConsumer<Actor.Person, Subject> deed) {
        acts.add(new Act(name, true, List.of(), prepare, deed, false, null));
    }

    /** An act that cannot be done even by whoever may: where a second check would hide that the first one is gone. */
    protected final void vainAct(
            String name, List<Need> needs, Class<? extends Problem> problem, Consumer<Actor.Person> deed) {
        act(name, needs, deed);
        acts.add(acts.removeLast().endingWith(problem));
    }

    /** An act of many steps, some of which ask for themselves. */
    protected final void longAct(String name, List<Need> needs, Consumer<Actor.Person> deed) {
        act(name, needs, deed);
        acts.add(acts.removeLast().refusedLate());
    }
}
