package org.openvault.backend.restriction;

import org.openvault.backend.actor.Actor;

/** A page was restricted or opened, in the transaction that goes on: what is published below it has to follow. */
public record PrivacyChanged(Actor actor, long pageId) {}
