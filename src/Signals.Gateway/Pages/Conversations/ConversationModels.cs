using Signals.Gateway.Areas;
using Signals.Gateway.Conversations;
using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Conversations;

/// <summary>The conversations of a visitor.</summary>
/// <param name="Teams">The visitor's teams; none for a manager.</param>
/// <param name="Open">Those that wait for something.</param>
/// <param name="Rest">Those that were answered or closed.</param>
public sealed record ConversationsModel(IReadOnlyList<NamedCode> Teams, IReadOnlyList<ConversationAnswer> Open, IReadOnlyList<ConversationAnswer> Rest);

/// <summary>The form to ask something.</summary>
/// <param name="Kind">What kind of conversation it begins.</param>
/// <param name="Key">Under which the form is sent: sent twice, one conversation begins.</param>
/// <param name="Teams">The teams that can be asked.</param>
/// <param name="Hidden">What goes with the question.</param>
/// <param name="Form">What was filled in.</param>
public sealed record AskModel(string Kind, string Key, IReadOnlyList<Choice> Teams, IReadOnlyList<(string Name, string Value)> Hidden, FilledForm Form);

/// <summary>One conversation.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Form">What was filled in.</param>
public sealed record ConversationModel(ConversationAnswer Conversation, FilledForm Form);
