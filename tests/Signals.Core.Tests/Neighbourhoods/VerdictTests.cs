using Signals.Core.Approaches;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class VerdictTests
{
    [Fact]
    public void A_rise_to_which_there_was_nothing_teaches_what_is_usual_and_one_that_was_known_does_not()
    {
        var (unsaid, nothing, known) = (Usual(null), Usual(PromptVerdict.Nothing), Usual(PromptVerdict.Known));

        nothing.ShouldBeGreaterThan(unsaid);
        known.ShouldBeLessThan(unsaid);
    }

    [Fact]
    public void A_verdict_that_is_taken_back_is_as_if_it_was_never_given()
    {
        var street = Risen();
        Judge(street, PromptVerdict.Nothing);
        Judge(street, null);

        UsualAfter(street).ShouldBe(Usual(null));
    }

    [Fact]
    public void Who_told_reads_which_approach_came_of_it_and_whether_it_ended()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 6);
        var told = street.Tell(Street.Loneliness, Source.Resident, household: 1);
        PromptTests.Burst(street, from: 2);
        var (prompt, meals) = (street.Prompts.Single().Id, ApproachId.Parse("midden-7k3m9xq2"));

        street.Emit(street.Neighbourhood.NoteStatus(new(prompt, PromptStatus.TakenUp, Team) { Approach = meals }));
        street.Neighbourhood.Follow(told.Id).ShouldBe(new(Street.Loneliness, PromptStatus.TakenUp) { Approach = meals });

        street.Emit(street.Neighbourhood.NoteStatus(new(prompt, PromptStatus.TakenUp, Team) { Approach = meals, IsApproachClosed = true }));
        street.Neighbourhood.Follow(told.Id)!.IsApproachClosed.ShouldBeTrue();
    }

    private static TeamId Team => TeamId.Parse("midden");

    private static Street Risen()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 6);
        PromptTests.Burst(street, from: 1);
        street.Prompts.ShouldHaveSingleItem();
        return street;
    }

    private static void Judge(Street street, PromptVerdict? verdict) =>
        street.Emit(street.Neighbourhood.NoteStatus(new(street.Prompts.First().Id, PromptStatus.SetAside, Team) { Verdict = verdict }));

    private static double Usual(PromptVerdict? verdict)
    {
        var street = Risen();
        Judge(street, verdict);
        return UsualAfter(street);
    }

    // Ten weeks on the rise has become part of the past.
    private static double UsualAfter(Street street)
    {
        street.Now = street.Now.AddDays(70);
        street.Tell(Street.Loneliness, Source.Resident, household: 900);
        return street.Neighbourhood.Themes[Street.Loneliness].Expectation.Rate.Summary.Count;
    }
}
