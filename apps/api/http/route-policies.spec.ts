import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Allow, Public } from './allow.js';
import { RoutePolicies } from './route-policies.js';

@Controller('declared')
class DeclaredController {
  @Get('open') @Public() open() {}
  @Get('closed') @Allow('look_up') closed() {}
  notARoute() {}
}

@Allow('manage_people')
@Controller('whole')
class WholeController {
  @Get() list() {}
}

@Controller('forgotten')
class ForgottenController {
  @Get('declared') @Public() declared() {}
  @Get('forgotten') forgotten() {}
}

@Controller('both')
class BothController {
  @Get() @Public() @Allow('look_up') both() {}
}

function start(...controllers: NewableFunction[]) {
  @Module({ imports: [DiscoveryModule], controllers: controllers as [], providers: [RoutePolicies] })
  class Fixture {}
  return Test.createTestingModule({ imports: [Fixture] })
    .compile()
    .then((module) => module.init());
}

describe('RoutePolicies', () => {
  it('starts when every route says who may call it, by itself or through its controller', async () => {
    const module = await start(DeclaredController, WholeController);
    await module.close();
  });

  it('refuses to start with a route that says nothing, and names it', async () => {
    await expect(start(DeclaredController, ForgottenController)).rejects.toThrow(
      /ForgottenController\.forgotten does not/,
    );
  });

  it('refuses to start with a route that says both', async () => {
    await expect(start(BothController)).rejects.toThrow('BothController.both');
  });
});
