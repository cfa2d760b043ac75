using Signals.Core.Conversations;
using Signals.Core.Teams;
using Signals.Gateway.Access;

namespace Signals.Gateway.Conversations;

/// <summary>Who may read, answer and close a conversation.</summary>
internal static class ConversationAccess
{
    /// <summary>Whether somebody may read it: the teams that it is between, and the municipality where it asks or is asked. What a team asks the municipality all teams may read.</summary>
    public static bool MayRead(Conversation conversation, Caller caller) =>
        Asks(conversation, caller) || IsAsked(conversation, caller) || (conversation.Kind == ConversationKind.PolicyQuestion && IsOfTeam(caller));

    /// <summary>Whether somebody belongs to those who asked.</summary>
    public static bool Asks(Conversation conversation, Caller caller) => conversation.From is { } team ? Belongs(team, caller) : caller.Is(Roles.Manager);

    /// <summary>Whether somebody belongs to those who are asked.</summary>
    public static bool IsAsked(Conversation conversation, Caller caller) => conversation.To is { } team ? Belongs(team, caller) : caller.Is(Roles.Manager);

    public static bool IsOfTeam(Caller caller) => caller.IsAny([Roles.TeamMember, Roles.Coordinator]);

    private static bool Belongs(TeamId team, Caller caller) => IsOfTeam(caller) && caller.BelongsTo(team);
}
