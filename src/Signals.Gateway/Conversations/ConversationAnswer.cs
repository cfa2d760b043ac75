using Signals.Core.Conversations;
using Signals.Core.Time;
using Signals.Gateway.Areas;
using Signals.Gateway.Trends;

namespace Signals.Gateway.Conversations;

/// <summary>A conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Soort"><c>advies</c>, <c>beleidsvraag</c> or <c>trend</c>.</param>
/// <param name="Van">The team that asks; null where the municipality asks.</param>
/// <param name="Aan">The team that is asked; null where the municipality is.</param>
/// <param name="Themas">What it is about.</param>
/// <param name="Aanleiding">The prompt that it is about; only for the team that asks.</param>
/// <param name="Aanpak">The approach that it is about; only for the team that asks.</param>
/// <param name="Trend">The trend that it is about.</param>
/// <param name="Stand"><c>gesteld</c>, <c>in-behandeling</c>, <c>beantwoord</c> or <c>afgesloten</c>.</param>
/// <param name="GesteldOp">The day on which it was asked.</param>
/// <param name="Berichten">What was said, the question first.</param>
/// <param name="MagZeggen">Whether the caller may say something more.</param>
/// <param name="MagInBehandeling">Whether the caller may take it in hand.</param>
/// <param name="MagSluiten">Whether the caller may close it.</param>
public sealed record ConversationAnswer(
    string Id, string Soort, NamedCode? Van, NamedCode? Aan, IReadOnlyList<NamedCode> Themas, string? Aanleiding, string? Aanpak, TrendReferenceAnswer? Trend, string Stand,
    DateOnly GesteldOp, IReadOnlyList<MessageAnswer> Berichten, bool MagZeggen, bool MagInBehandeling, bool MagSluiten)
{
    internal static ConversationAnswer Of(FoundConversation found)
    {
        var (conversation, municipality) = (found.Conversation, found.Municipality);
        NamedCode? Team(Core.Teams.TeamId? team) => team is null ? null : new(team.ToString(), municipality.Team(team)?.Name ?? team.ToString());
        return new(
            conversation.Id.ToString(), ConversationNames.Code(conversation.Kind), Team(conversation.From), Team(conversation.To),
            [.. conversation.Subject.Themes.Select(theme => new NamedCode(theme.ToString(), municipality.Theme(theme.ToString())?.Name ?? theme.ToString()))],
            found.Asks ? conversation.Subject.Prompt?.ToString() : null, found.Asks ? conversation.Subject.Approach?.ToString() : null,
            conversation.Subject.Trend is { } trend ? new(TrendLevels.Name(trend.Level), trend.Area, trend.From.ToString(), trend.To.ToString()) : null,
            ConversationNames.Code(conversation.Status), DutchTime.DateOf(conversation.AskedAt),
            [.. conversation.Messages.Select(message => new MessageAnswer(message.IsAnswer, found.Seal.Open(message.Words) ?? "", found.IsManager ? null : DutchTime.DateOf(message.At)))],
            found.MaySay, found is { Answers: true, Conversation: { Kind: ConversationKind.PolicyQuestion, Status: ConversationStatus.Asked } }, found.Asks && !conversation.IsClosed);
    }
}

/// <param name="Niveau">Of which areas.</param>
/// <param name="Gebied">The area; null for all of that level.</param>
/// <param name="Van">The first quarter.</param>
/// <param name="Tot">The last quarter.</param>
public sealed record TrendReferenceAnswer(string Niveau, string? Gebied, string Van, string Tot);

/// <param name="IsAntwoord">Whether those said it who were asked.</param>
/// <param name="Tekst">What was said.</param>
/// <param name="Op">The day; null for a manager, so that nobody can be timed.</param>
public sealed record MessageAnswer(bool IsAntwoord, string Tekst, DateOnly? Op);
