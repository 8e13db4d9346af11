export type { CameraFacing, CameraInfo, CameraLensKind } from './cameras/camera-lens.js';
export { rankCameras, type CameraLens, type RankedCamera } from './cameras/rank-cameras.js';
export { switchCamera, type SwitchCameraOptions } from './cameras/switch-camera.js';
export { CaptureSession, type CaptureSessionOptions } from './capture-session.js';
export { audioProfile, type AudioProfile } from './constraints/audio-profile.js';
export type { ConstraintSource } from './constraints/constraint-sources.js';
export { explain, type ExplainedFrom, type ExplainOptions } from './constraints/explain.js';
export type {
  AdvancedExplanation,
  CommonExplanation,
  CompromisedConstraint,
  ConflictingConstraint,
  ConstraintExplanation,
  ConstraintValue,
  DeviceExplanation,
  ExplainedConstraint,
  Explanation,
  ImpossibleConstraint,
  ImpossibleExplanation,
  MetConstraint,
  PossibleExplanation,
  UnknownConstraint,
  UnknownExplanation,
} from './constraints/explanation.js';
export type { PropertyKind } from './constraints/properties.js';
export { relax, type ConstraintFailure } from './constraints/relax.js';
export type { Relaxation, RelaxedConstraint } from './constraints/relaxation.js';
export {
  selectSettings,
  type FailedConstraint,
  type SelectedSettings,
  type SelectOptions,
} from './constraints/select-settings.js';
export type {
  SettingDomain,
  SettingPoint,
  SettingPoints,
  SettingRange,
  SettingsSpace,
  SettingValue,
} from './constraints/settings-space.js';
export { toConstraints } from './constraints/to-constraints.js';
export { verify, type Verification, type VerifiedConstraint } from './constraints/verify.js';
export {
  DeviceList,
  labelsOf,
  type CaptureDevice,
  type DeviceListState,
  type LabelVisibility,
} from './device-list.js';
export {
  DeviceMemory,
  type DeviceStorage,
  type RememberedDevice,
  type SessionMemory,
} from './device-memory.js';
export { CaptureError, type CaptureErrorCode, type CaptureErrorInit, type TrackKind } from './errors.js';
export { ObservableState, type Observable, type StateListener, type SubscribeOptions } from './observable.js';
export {
  CapturePermissions,
  type CapturePermission,
  type CapturePermissionState,
  type PermissionsState,
} from './permissions.js';
export {
  browserPlatform,
  type CapturePlatform,
  type ImageCaptureConstructor,
  type ImageCaptureLike,
  type PhotoCapabilitiesLike,
} from './platform.js';
export { revealDevices } from './reveal-devices.js';
export type {
  DeviceSelection,
  LiveState,
  OffMode,
  RelaxedRequest,
  RelaxMode,
  SessionState,
} from './session-state.js';
export { readAudioLevel, type AudioLevel, type ChannelLevel } from './sinks/audio-level.js';
export { photoFromFile } from './sinks/photo-file.js';
export { sendTo } from './sinks/send-to-peer.js';
export { watchSilence, type SilenceOptions } from './sinks/silence.js';
export {
  preparePhotos,
  takePhoto,
  type Photo,
  type PhotoCrop,
  type PhotoOptions,
  type PhotoSource,
} from './sinks/still-photo.js';
export { SourceRegistry, type OpenOptions, type SourceRegistryState } from './source-registry.js';
export { canvasSource, CanvasSource, type CanvasSourceOptions } from './sources/canvas.js';
export { CaptureSource, type CaptureSourceInit, type OpenSource } from './sources/capture-source.js';
export { displaySource, type DisplaySourceOptions } from './sources/display.js';
export { mediaElementSource } from './sources/media-element.js';
export { AudioMix, MixedTrack } from './sources/mix-audio.js';
export { peerSource } from './sources/peer.js';
export { streamSource } from './sources/stream.js';
export { VideoSwitch } from './sources/switch-video.js';
export { webAudioSource } from './sources/web-audio.js';
export { toCaptureError, type ErrorContext } from './to-capture-error.js';
export { TrackLease, type TrackReplaceListener } from './track-lease.js';
export {
  applyLatest,
  askedOf,
  followChanges,
  replaceConstraints,
  type TrackChange,
} from './tracks/apply-latest.js';
export { observeStream, type StreamSnapshot } from './tracks/observe-stream.js';
export { observeTrack } from './tracks/observe-track.js';
export type { TrackSnapshot } from './tracks/track-snapshot.js';
