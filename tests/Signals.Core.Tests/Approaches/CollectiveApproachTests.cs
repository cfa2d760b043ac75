using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Menus;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Approaches;

public sealed class CollectiveApproachTests
{
    private static readonly NeighbourhoodCode Street = NeighbourhoodCode.Parse("BU99990102");
    private static readonly NeighbourhoodCode Square = NeighbourhoodCode.Parse("BU99990103");
    private static readonly DateTimeOffset Begin = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly SealedText Words = SealedText.Of([1, 2, 3]);

    private readonly CollectiveApproach approach = new();

    [Fact]
    public void The_first_beginning_holds()
    {
        BeginIt();

        approach.Begin(Beginning() with { Kind = ApproachKind.Breakthrough }, []).ShouldBeEmpty();

        approach.Current!.Kind.ShouldBe(ApproachKind.Collective);
    }

    [Fact]
    public void Nothing_can_be_changed_about_one_that_did_not_begin() =>
        approach.Decide(new ApproachChange.Reopen(), Begin).Refusal.ShouldBe(ApproachRefusal.Unknown);

    [Fact]
    public void An_approach_is_about_something_and_somewhere()
    {
        Should.Throw<ArgumentException>(() => approach.Begin(Beginning() with { Themes = [] }, []));
        Should.Throw<ArgumentException>(() => approach.Begin(Beginning() with { Neighbourhoods = [] }, []));
        Should.Throw<ArgumentException>(() => approach.Begin(Beginning() with { Participants = [.. Enumerable.Repeat(new Participant(ParticipantRole.Residents), Approach.MostParticipants + 1)] }, []));
    }

    [Fact]
    public void What_was_written_can_be_written_otherwise_and_taken_out()
    {
        BeginIt();
        Do(new ApproachChange.Write(ApproachPart.Purpose, Words));
        approach.Current!.Words(ApproachPart.Purpose).ShouldBe(Words);
        Decide(new ApproachChange.Write(ApproachPart.Purpose, Words)).ShouldBeEmpty();

        Do(new ApproachChange.Write(ApproachPart.Purpose, null));

        approach.Current.Words(ApproachPart.Purpose).ShouldBeNull();
        approach.Current.Parts.ShouldBeEmpty();
    }

    [Fact]
    public void A_story_that_is_told_anew_is_shared_only_if_its_writers_agree_anew()
    {
        BeginIt();
        Should.Throw<ArgumentException>(() => approach.Decide(new ApproachChange.Write(ApproachPart.Story, Words), Begin));
        Do(new ApproachChange.TellStory(Words, true));
        approach.Current!.IsStoryShared.ShouldBeTrue();

        Do(new ApproachChange.TellStory(SealedText.Of([9]), false));
        approach.Current.IsStoryShared.ShouldBeFalse();

        Do(new ApproachChange.TellStory(null, true));
        approach.Current.IsStoryShared.ShouldBeFalse("there is nothing to share");
    }

    [Fact]
    public void Steps_are_numbered_and_move_on()
    {
        BeginIt();
        Do(new ApproachChange.PlanStep(Words, ParticipantRole.School, new(2026, 12, 1)));
        Do(new ApproachChange.PlanStep(Words, null, null));

        Do(new ApproachChange.MoveStep(2, StepProgress.Done), Begin.AddDays(3));

        approach.Current!.Steps.Select(step => (step.Number, step.Progress)).ShouldBe([(1, StepProgress.Planned), (2, StepProgress.Done)]);
        approach.Current.Steps[1].ChangedOn.ShouldBe(new(2026, 11, 22));
        approach.Decide(new ApproachChange.MoveStep(3, StepProgress.Done), Begin).Refusal.ShouldBe(ApproachRefusal.UnknownStep);
        Decide(new ApproachChange.MoveStep(2, StepProgress.Done)).ShouldBeEmpty();
    }

    [Fact]
    public void A_step_is_put_otherwise_or_taken_out_and_the_others_keep_their_numbers()
    {
        BeginIt();
        for (var i = 0; i < 3; i++) Do(new ApproachChange.PlanStep(Words, ParticipantRole.School, new(2026, 12, 1)));
        Do(new ApproachChange.MoveStep(2, StepProgress.Done));
        var better = SealedText.Of([9]);

        Do(new ApproachChange.RewriteStep(2, better, null, null));
        Do(new ApproachChange.RewriteStep(1, null, null, null));
        Do(new ApproachChange.PlanStep(Words, null, null));

        approach.Current!.Steps.Select(step => step.Number).ShouldBe([2, 3, 4]);
        approach.Current.Steps[0].ShouldBe(new(2, better, null, null, StepProgress.Done, new(2026, 11, 19)));
        approach.Decide(new ApproachChange.RewriteStep(1, Words, null, null), Begin).Refusal.ShouldBe(ApproachRefusal.UnknownStep);
    }

    [Fact]
    public void There_are_no_more_steps_and_cards_than_may_be()
    {
        BeginIt();
        for (var i = 0; i < Approach.MostSteps; i++) Do(new ApproachChange.PlanStep(Words, null, null));
        approach.Decide(new ApproachChange.PlanStep(Words, null, null), Begin).Refusal.ShouldBe(ApproachRefusal.TooMany);
        var card = StandardMenu.Cards[0];
        approach.Decide(new ApproachChange.Choose(new([card.Code], [.. Enumerable.Repeat(card, CardChoice.MostChosen + 1)], [], [], new(2026, 11, 20))), Begin)
            .Refusal.ShouldBe(ApproachRefusal.TooMany);
    }

    [Fact]
    public void It_comes_to_answer_further_prompts_and_so_to_be_elsewhere_too()
    {
        BeginIt();

        Do(new ApproachChange.AnswerPrompts([new(Street, 1), new(Square, 4)]));

        approach.Current!.Prompts.ShouldBe([new(Street, 1), new(Square, 4)]);
        approach.Current.Neighbourhoods.ShouldBe([Street, Square]);
        Decide(new ApproachChange.AnswerPrompts([new(Square, 4)])).ShouldBeEmpty();
        approach.Decide(new ApproachChange.AnswerPrompts([.. Enumerable.Range(10, Approach.MostPrompts).Select(number => new Core.Prompts.PromptId(Street, number))]), Begin)
            .Refusal.ShouldBe(ApproachRefusal.TooMany);
    }

    [Fact]
    public void Once_ended_only_what_was_learned_is_written_until_it_goes_on()
    {
        BeginIt();
        Do(new ApproachChange.PlanStep(Words, null, null));
        Do(new ApproachChange.Close(ClosingKind.GoesOnElsewhere));
        Decide(new ApproachChange.Close(ClosingKind.Stopped)).ShouldBeEmpty();

        approach.Decide(new ApproachChange.PlanStep(Words, null, null), Begin).Refusal.ShouldBe(ApproachRefusal.Closed);
        approach.Decide(new ApproachChange.AnswerPrompts([new(Street, 1)]), Begin).Refusal.ShouldBe(ApproachRefusal.Closed);
        foreach (var part in (ApproachPart[])[ApproachPart.Purpose, ApproachPart.ForResidents, ApproachPart.Breakthrough, ApproachPart.Deliberation])
            approach.Decide(new ApproachChange.Write(part, Words), Begin).Refusal.ShouldBe(ApproachRefusal.Closed);
        approach.Decide(new ApproachChange.Close(ClosingKind.Stopped), Begin).Refusal.ShouldBe(ApproachRefusal.Closed, "it ended otherwise");
        approach.Decide(new ApproachChange.Close(ClosingKind.GoesOnElsewhere), Begin).ShouldBe((null, []));
        Do(new ApproachChange.TellStory(Words, false));
        Do(new ApproachChange.Write(ApproachPart.Lessons, Words));
        Do(new ApproachChange.MoveStep(1, StepProgress.Dropped));

        Do(new ApproachChange.Reopen());
        approach.Current!.Closing.ShouldBeNull();
        Do(new ApproachChange.PlanStep(Words, null, null));
    }

    [Fact]
    public void What_it_is_compared_with_is_chosen_once()
    {
        BeginIt();
        var choice = new ComparisonChoice([Street], [Square], "vergelijken", 1, "Zo.", IsoWeek.Of(Begin));
        foreach (var happened in approach.Note(choice)) approach.Apply(happened);

        approach.Note(choice with { Neighbourhoods = [] }).ShouldBeEmpty();

        approach.Current!.Comparison.ShouldBe(choice);
    }

    [Fact]
    public void It_is_kept_for_five_years()
    {
        BeginIt();
        approach.Forget(Begin.AddYears(5).AddSeconds(-1)).ShouldBeEmpty();

        foreach (var happened in approach.Forget(Begin.AddYears(5))) approach.Apply(happened);

        approach.Current.ShouldBeNull();
        approach.Forget(Begin.AddYears(6)).ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_its_team_and_eight_characters_and_the_same_for_what_is_sent_twice_under_one_key()
    {
        var team = TeamId.Parse("noord-2");
        var (key, other) = (new byte[16], new byte[16]);
        other[3] = 1;
        var id = ApproachId.Of(key, team, "een", "eten");

        ApproachId.Parse(id.ToString()).ShouldBe(id);
        ApproachId.Of(key, team, "een", "eten").ShouldBe(id);
        ApproachId.Of(key, team, "twee", "eten").ShouldNotBe(id);
        ApproachId.Of(key, team, "een", "lezen").ShouldNotBe(id);
        ApproachId.Of(other, team, "een", "eten").ShouldNotBe(id);
        foreach (var wrong in (string[])["", "noord", "noord-7k3m9xq", "noord-7k3m9xqi", "Noord-7k3m9xq2", "-7k3m9xq2", "noord_7k3m9xq2"])
            ApproachId.TryParse(wrong, null, out _).ShouldBeFalse(wrong);
    }

    private static Approach Beginning() => new()
    {
        Id = ApproachId.Parse("midden-7k3m9xq2"),
        Kind = ApproachKind.Collective,
        BegunAt = Begin,
        ChangedAt = Begin,
        Neighbourhoods = [Street],
        Themes = [ThemeCode.Parse("eenzaamheid")],
    };

    private void BeginIt()
    {
        foreach (var happened in approach.Begin(Beginning(), [Square])) approach.Apply(happened);
    }

    private IReadOnlyList<ApproachEvent> Decide(ApproachChange change) => approach.Decide(change, Begin).Events;

    private void Do(ApproachChange change, DateTimeOffset? now = null)
    {
        var (refusal, events) = approach.Decide(change, now ?? Begin);
        refusal.ShouldBeNull();
        events.ShouldNotBeEmpty();
        foreach (var happened in events) approach.Apply(happened);
    }
}
