using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Core.Themes;

namespace Signals.Core.Tests.Conversations;

public sealed class ConversationTests
{
    private static readonly MunicipalityCode Town = MunicipalityCode.Parse("GM9999");
    private static readonly TeamId North = TeamId.Parse("noord");
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly SealedText Words = SealedText.Of([1, 2, 3]);

    private readonly MunicipalityConversations conversations = new();

    [Fact]
    public void A_question_stays_open_until_those_answer_who_were_asked()
    {
        Ask();
        Say(isAnswer: false);
        conversations.Find(1)!.Status.ShouldBe(ConversationStatus.Asked);
        Say(isAnswer: true);
        conversations.Find(1)!.Status.ShouldBe(ConversationStatus.Answered);
        Say(isAnswer: false);
        conversations.Find(1)!.Status.ShouldBe(ConversationStatus.Asked, "there is something to answer again");
        conversations.Find(1)!.Messages.Count.ShouldBe(4);
    }

    [Fact]
    public void Only_a_policy_question_is_taken_in_hand_and_what_is_closed_stays_so()
    {
        Ask();
        Ask(ConversationKind.Advice);

        conversations.Move(2, ConversationStatus.InHand).ShouldBeNull();
        Move(1, ConversationStatus.InHand);
        conversations.Move(1, ConversationStatus.Answered).ShouldBeNull("answering answers");
        Say(isAnswer: true);
        conversations.Move(1, ConversationStatus.InHand).ShouldBeNull();
        Move(1, ConversationStatus.Closed);
        conversations.Move(1, ConversationStatus.Closed).ShouldBeEmpty();
        conversations.Say(1, true, Words, Now).ShouldBeNull();
        conversations.Move(9, ConversationStatus.Closed).ShouldBeNull();
    }

    [Fact]
    public void No_more_is_said_and_kept_than_may_be()
    {
        Ask();
        for (var i = 1; i < Conversation.MostMessages; i++) Say(isAnswer: i % 2 == 0);
        conversations.Say(1, true, Words, Now).ShouldBeNull();

        for (var i = 1; i < MunicipalityConversations.Kept; i++) Ask(ConversationKind.Advice);
        Move(5, ConversationStatus.Closed);
        Ask();
        conversations.All.Count.ShouldBe(MunicipalityConversations.Kept);
        conversations.Find(5).ShouldBeNull("what is closed goes first");
        Ask();
        conversations.Find(1).ShouldBeNull();
    }

    [Fact]
    public void After_two_years_it_is_forgotten()
    {
        Ask();
        conversations.DropOld(Now.AddYears(2).AddSeconds(-1)).ShouldBeEmpty();

        foreach (var happened in conversations.DropOld(Now.AddYears(2))) conversations.Apply(happened);

        conversations.All.ShouldBeEmpty();
        Ask();
        conversations.All.ShouldHaveSingleItem().Id.Number.ShouldBe(2);
    }

    [Theory]
    [InlineData("GM9999-12", true)]
    [InlineData("GM9999-0", false)]
    [InlineData("GM9999-", false)]
    [InlineData("GM9999-12345678901", false)]
    [InlineData("gm9999-1", false)]
    public void A_conversation_is_named_by_municipality_and_number(string text, bool isName)
    {
        ConversationId.TryParse(text, null, out var id).ShouldBe(isName);
        if (isName) id.ToString().ShouldBe(text);
    }

    private void Ask(ConversationKind kind = ConversationKind.PolicyQuestion) =>
        conversations.Apply(conversations.Ask(Town, new(kind, North, null, new([ThemeCode.Parse("wonen")]), Words, 7), Now));

    private void Say(bool isAnswer)
    {
        foreach (var happened in conversations.Say(1, isAnswer, Words, Now)!) conversations.Apply(happened);
    }

    private void Move(int number, ConversationStatus status)
    {
        foreach (var happened in conversations.Move(number, status)!) conversations.Apply(happened);
    }
}
