package org.openvault.backend.admin.report;

import java.util.List;
import org.openvault.backend.actor.Actor;

/** One report: on the screen a part of it, in a file all of it, part by part. */
interface Report {

    /** As it stands in its address. */
    String name();

    String title(ReportWords words);

    List<String> heads(ReportWords words);

    /** Which of the fields of a filter it listens to. */
    List<String> filters();

    /** @param after as the part before said; empty for the first. @throws org.openvault.backend.problem.Problem.Forbidden */
    Part read(Actor.Person actor, Filter filter, String after, int limit, ReportWords words);
}
