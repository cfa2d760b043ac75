using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.ThirdParties;

namespace Signals.Gateway.Pages.Teams;

/// <summary>The team page as it stands.</summary>
/// <param name="Teams">The visitor's teams; none for somebody who has only questions.</param>
/// <param name="Team">The team that is shown.</param>
/// <param name="Position">The place of the latest prompt when the page was made.</param>
/// <param name="Prompts">Its prompts, latest first.</param>
/// <param name="Questions">The visitor's own questions.</param>
/// <param name="ThirdParties">The visitor's own signals that have words about somebody else.</param>
/// <param name="Notes">What was noticed lately about how signals come in.</param>
/// <param name="LooksAlong">Whether the platform only looks along with the team yet.</param>
/// <param name="IsOfPilot">Whether the visitor is one of the people of the pilot.</param>
public sealed record TeamModel(
    IReadOnlyList<NamedCode> Teams, NamedCode? Team, long Position, IReadOnlyList<PromptAnswer> Prompts, int Total, IReadOnlyList<QuestionAnswer> Questions,
    IReadOnlyList<ThirdPartyTaskAnswer> ThirdParties, IReadOnlyList<NoteAnswer> Notes, bool LooksAlong = false, bool IsOfPilot = false);
