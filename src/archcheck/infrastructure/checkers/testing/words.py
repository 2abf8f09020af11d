"""English words that decide whether a test's name is a sentence."""

import functools
import pathlib
import re

CLAUSE_OPENERS = frozenset("when if given for with without after before while until unless".split())
EMPTY_ENDS = frozenset("when if unless while until".split())
CLOSERS = {
    "given": frozenset("am are be been being is isnt arent not was wasnt were werent".split()),
    "before": frozenset("as day ever even just like long never once right shortly than".split()),
    "after": frozenset("as day ever immediately just long right shortly soon".split()),
    "while": frozenset({"a"}),
}
ADVERBS = frozenset(
    "again actually always basically certainly correctly definitely eventually ever finally fine"
    " generally indeed just mostly never normally nicely now often properly really reliably simply"
    " somehow sometimes still surely then usually well yet".split()
)
DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their each every all any some no both"
    " either neither another other such what which whose many much few several more most less"
    " least enough only also".split()
)
PREPOSITIONS = frozenset(
    "about above across after against along among and around as at because before behind below"
    " beneath beside besides between beyond but by despite during except for from given if in"
    " inside into near nor of off on onto or out outside over past per since so than through"
    " throughout to toward towards under underneath unless until unto up upon versus via when"
    " while with within without".split()
)
NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty"
    " ninety hundred thousand million billion once twice thrice first third fourth fifth sixth"
    " seventh eighth ninth tenth half".split()
)
NO_VERBS = DETERMINERS | PREPOSITIONS | NUMBERS | {"should", "not"}
BEFORE_NUMBERS = PREPOSITIONS | frozenset(
    "are be become becomes code contain contains eq equal equals exactly exceed exceeding exceeds"
    " fewer ge give gives greater gt gte has have is larger le least less lower lt lte minus more"
    " most ne neq only plus reach reaches return returned returning returns smaller higher status"
    " was were yield yields".split()
)
ADJECTIVES = frozenset(
    "available complex current custom different empty existing invalid last missing multiple nested"
    " new next old pending previous same simple unexpected unknown valid".split()
)
BEFORE_NOUNS = (DETERMINERS - {"also", "enough", "only"}) | PREPOSITIONS | NUMBERS | ADJECTIVES
VAGUE = frozenset({"be_fine", "be_good", "be_ok", "be_okay", "pass", "succeed", "work"})
VAGUE_ENDS = frozenset(
    "is_fine is_good is_ok is_okay are_fine are_ok are_okay ok okay passes succeeds works".split()
)
AUXILIARIES = frozenset(
    "am is are was were be has have had does do did can cannot could will would shall should may"
    " might must isnt arent wasnt werent hasnt havent hadnt doesnt dont didnt cant couldnt wont"
    " wouldnt shouldnt mustnt".split()
)
THIRD_PERSON = frozenset(
    "accepts achieves acquires adapts adds admits aggregates agrees aligns allocates allows"
    " alters announces appears appends applies approves arrives asserts assigns assumes attaches"
    " authenticates authorizes avoids awaits becomes begins behaves belongs calculates cancels"
    " captures chooses collects combines compiles completes computes confirms connects consists"
    " consumes contains continues converts creates decides decodes decrypts deduplicates defines"
    " delegates deletes delivers denies depends derives deserializes detaches detects determines"
    " disables disallows discards disconnects discovers dispatches distinguishes divides emits"
    " enables encodes encrypts enforces enqueues ensures enters equals evaluates executes exists"
    " expands expects expires exposes extends extracts fails fetches finds finishes flattens"
    " follows forbids gathers generates gives goes grows guarantees happens hides identifies"
    " ignores includes indicates infers inherits initializes injects inserts instantiates"
    " interprets invalidates invokes keeps knows loses maintains makes matches merges migrates"
    " modifies normalizes notifies obeys obtains occurs omits overwrites parses passes persists"
    " populates precedes prefers prepares preserves prevents proceeds produces prohibits"
    " propagates protects provides publishes raises reaches reads receives recognizes recovers"
    " reduces refers registers rejects relies removes renders reopens replaces represents"
    " requires resolves responds restores retains retrieves returns reuses rotates satisfies"
    " sends separates serializes serves shows specifies subscribes substitutes subtracts"
    " succeeds suggests suppresses survives swallows takes tells terminates throws tolerates"
    " transforms translates treats truncates unlocks unregisters unsubscribes uses validates"
    " vanishes varies verifies warns works wraps writes yields".split()
)
VERSIONED = frozenset("python release releases version versions".split())
TECHNICAL_PREFIXES = frozenset(
    "aes amd arm ascii base big bit bits cp crc css es float gb html http int ipv iso java koi"
    " latin md mp oauth p pep py python rfc rot rsa sha ssl tls uint utf win windows x".split()
)
LEXICON = pathlib.Path(__file__).with_name("verbs.txt")
RELYING = re.compile("[^aeiou]y$")
HISSING = re.compile("(?:s|x|z|ch|sh|[^aeiou]o)$")


@functools.cache
def third_persons() -> frozenset[str]:
    """What the verbs of the lexicon are after `it`: `changes`, `relies`."""
    return frozenset(map(third_person, LEXICON.read_text(encoding="ascii").split()))


def third_person(verb: str) -> str:
    """The third person of a regular verb."""
    if RELYING.search(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if HISSING.search(verb) else f"{verb}s"
