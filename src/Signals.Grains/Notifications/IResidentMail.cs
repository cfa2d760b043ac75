using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Grains.Engine;

namespace Signals.Grains.Notifications;

/// <summary>News for the residents of a municipality who left an e-mail address with their signal.</summary>
[MayInterleave]
public interface IResidentMail : IJournaledGrain
{
    /// <summary>How it stands with what waits.</summary>
    Task<ResidentMailView> Read(CancellationToken cancellation);

    /// <returns>What was told, or is to be, of a signal; null for nothing.</returns>
    Task<ToldOf?> Told(SignalId signal, CancellationToken cancellation);

    /// <summary>Puts dead letters back, behind what waits.</summary>
    /// <param name="delivery">Which one; null for all.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>How many.</returns>
    Task<int> Resend(DeliveryId? delivery, CancellationToken cancellation);
}

/// <summary>News for residents, for reading. Neither signals nor addresses.</summary>
/// <param name="Standing">How it stands with what waits.</param>
/// <param name="DeadLetters">What was given up, oldest first.</param>
/// <param name="Discarded">How many dead letters had to go to make room.</param>
/// <param name="CanMail">Whether this installation can send e-mail.</param>
/// <param name="CanCall">Whether it can call web servers.</param>
public sealed record ResidentMailView(ChannelStanding Standing, IReadOnlyList<DeadLetter> DeadLetters, long Discarded, bool CanMail, bool CanCall);
