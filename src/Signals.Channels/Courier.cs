using Signals.Channels.Mail;
using Signals.Channels.Web;
using Signals.Core.Notifications;
using Signals.Grains.Notifications;

namespace Signals.Channels;

/// <summary>Carries messages to mail servers and web servers, as far as the installation is set up for it.</summary>
public sealed class Courier : ICourier, IDisposable
{
    private readonly ChannelsOptions options;
    private readonly MailCourier mail;
    private readonly WebCourier web;

    /// <param name="options">What the installation sets; checked before, see <see cref="ChannelsOptions.Problems"/>.</param>
    /// <param name="clock">The clock of time-outs, and of what is written on messages.</param>
    public Courier(ChannelsOptions options, TimeProvider clock) : this(options, clock, new SystemLookup()) { }

    internal Courier(ChannelsOptions options, TimeProvider clock, IHostLookup lookup)
    {
        var authorities = new TrustedAuthorities(options);
        (this.options, mail, web) = (options, new(options, clock, authorities), new(options, clock, authorities, lookup));
    }

    /// <inheritdoc/>
    public bool CanSend(ChannelKind kind) => kind == ChannelKind.Email ? options.CanMail : options.CanCall;

    /// <inheritdoc/>
    public Task<FailureClass?> Check(ChannelKind kind, string address, CancellationToken cancellation) =>
        kind == ChannelKind.Email ? Task.FromResult(MailCourier.Check(address)) : web.Check(address, cancellation);

    /// <inheritdoc/>
    public Task<IDisposable> Room(ChannelKind kind, CancellationToken cancellation) =>
        kind == ChannelKind.Email ? mail.Room(cancellation) : Task.FromResult<IDisposable>(Unbounded.Room);

    /// <inheritdoc/>
    public Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation) =>
        parcel.Kind == ChannelKind.Email ? mail.Send(parcel, cancellation) : web.Send(parcel, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        mail.Dispose();
        web.Dispose();
    }

    // Each web server has its own room to give.
    private sealed class Unbounded : IDisposable
    {
        public static readonly Unbounded Room = new();

        public void Dispose() { }
    }
}
